package io.jenkins.plugins.mlops.engine.registry.http;

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
public record ServerResponse(int status, HttpHeaders headers, byte[] body) {
    public boolean good() {
        return status >= 200 && status < 300;
    }

    public boolean redirect() {
        return status >= 300 && status < 400;
    }

    /** Tells whether the server says itself that it did nothing yet and wants to be asked again. */
    public boolean busy() {
        return status == 429 || status == 503;
    }

    /** Tells whether something on the way or in the server broke, so that another attempt may do. */
    public boolean broken() {
        return status == 500 || status == 502 || status == 504;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The JSON object of the body; an empty one for an empty body, nothing for anything else. */
    public Optional<JsonObject> json() {
        return json(body);
    }

    /** The JSON object of some bytes; an empty one for none, nothing for anything else. */
    public static Optional<JsonObject> json(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        try {
            return Optional.of(text.isEmpty() ? JsonObject.of(null) : new JsonObject(JsonReader.object(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Describes the body, when it is not JSON. */
    public String kind() {
        String type = header("Content-Type").orElse("");
        return type.contains("html") || text().stripLeading().startsWith("<")
                ? "a page (HTML)"
                : "something that is not JSON";
    }
}
