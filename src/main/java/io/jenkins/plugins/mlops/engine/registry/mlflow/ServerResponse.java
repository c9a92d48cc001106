package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Response of a server.
 *
 * @param status HTTP status
 * @param headers its headers
 * @param body its whole body
 */
record ServerResponse(int status, HttpHeaders headers, byte[] body) {
    boolean good() {
        return status >= 200 && status < 300;
    }

    boolean redirect() {
        return status >= 300 && status < 400;
    }

    /** Tells whether the server says itself that it did nothing yet and wants to be asked again. */
    boolean busy() {
        return status == 429 || status == 503;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The JSON object of the body; an empty one for an empty body, nothing for anything else. */
    Optional<JsonObject> json() {
        String text = text().strip();
        try {
            return Optional.of(text.isEmpty() ? JsonObject.of(null) : new JsonObject(JsonReader.object(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Describes the body, when it is not JSON. */
    String kind() {
        String type = header("Content-Type").orElse("");
        return type.contains("html") || text().stripLeading().startsWith("<")
                ? "a page (HTML)"
                : "something that is not JSON";
    }
}
