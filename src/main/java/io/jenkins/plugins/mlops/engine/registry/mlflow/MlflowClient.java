package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.registry.http.Retries;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import io.jenkins.plugins.mlops.engine.registry.http.Transport;
import io.jenkins.plugins.mlops.engine.registry.http.WatchedBody;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks an MLflow server, again when that may help, and says in one line why it could not be done. */
final class MlflowClient {
    private static final String API = "api/2.0/mlflow/";
    private static final int LONGEST = 300;

    private final ServerAddress server;
    private final MlflowCredentials credentials;
    private final Retries retries;
    private final Transport transport;

    MlflowClient(ServerAddress server, MlflowCredentials credentials, RetryPolicy patience) {
        this.server = server;
        this.credentials = credentials;
        this.retries = new Retries(patience);
        this.transport = new Transport(patience);
    }

    /** The same for somebody who was stopped and has one more thing to say. */
    MlflowClient hurried() {
        return new MlflowClient(server, credentials, RetryPolicy.SHORT);
    }

    ServerAddress server() {
        return server;
    }

    /** Effect of sending a request twice. */
    enum Twice {
        HARMLESS,
        HARMFUL
    }

    JsonObject get(String path, Map<String, String> query) throws IOException {
        List<String> parts = new ArrayList<>();
        query.forEach((name, value) -> parts.add(ServerAddress.encoded(name) + "=" + ServerAddress.encoded(value)));
        return json(
                "GET", API + path + (parts.isEmpty() ? "" : "?" + String.join("&", parts)), path, null, Twice.HARMLESS);
    }

    JsonObject post(String path, Map<String, ?> body, Twice twice) throws IOException {
        return json("POST", API + path, path, body, twice);
    }

    JsonObject delete(String path, Map<String, ?> body) throws IOException {
        return json("DELETE", API + path, path, body, Twice.HARMLESS);
    }

    /**
     * Sends JSON to any path of the server.
     *
     * @param path encoded, below the server's address
     * @param shown what to call it in a message
     */
    JsonObject json(String method, String path, String shown, Map<String, ?> body, Twice twice) throws IOException {
        BodyPublisher publisher = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(JsonWriter.write(body), StandardCharsets.UTF_8);
        HttpRequest request = request(server.at(path))
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        ServerResponse answer = patiently(shown, twice, () -> transport.send(request, null));
        return understood(answer, shown);
    }

    /** A request to the server itself; never to any other, because it carries the credentials. */
    HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("User-Agent", "mlops-stages");
        if (credentials.given()) {
            request.header("Authorization", credentials.header());
        }
        return request;
    }

    /** A request whose body is watched while it goes out. */
    ServerResponse send(HttpRequest request, WatchedBody body) throws IOException {
        return transport.send(request, body);
    }

    /** Tries until there is an answer that need not be asked for again. */
    ServerResponse patiently(String shown, Twice twice, Retries.Attempt attempt) throws IOException {
        return retries.ask(twice == Twice.HARMLESS, attempt, (failure, what) -> problem(shown, what, 0, "", failure));
    }

    /** The JSON of a good answer; anything else is told. */
    JsonObject understood(ServerResponse answer, String shown) throws MlflowException {
        Optional<JsonObject> json = answer.json();
        if (answer.good() && json.isPresent()) {
            return json.get();
        }
        throw refusal(answer, shown);
    }

    /** What an answer says that is not the one that was asked for. */
    MlflowException refusal(ServerResponse answer, String shown) {
        if (answer.redirect()) {
            String to = answer.header("Location").map(MlflowClient::host).orElse("another address");
            return problem(
                    shown, "redirects to " + to + "; give the address it redirects to", answer.status(), "", null);
        }
        Optional<JsonObject> json = answer.json();
        String code = json.map(body -> body.text("error_code", "")).orElse("");
        if (!code.isEmpty()) {
            String message = json.get().text("message", "").lines().findFirst().orElse("");
            return problem(
                    shown, "says " + code + (message.isEmpty() ? "" : ": " + message), answer.status(), code, null);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return problem(shown, credentials.refused(answer.status(), ""), answer.status(), "", null);
        }
        return problem(
                shown,
                "answers " + answer.status() + " with " + (json.isPresent() ? "no word of MLflow's" : answer.kind())
                        + (answer.good() || answer.status() == 404
                                ? "; is this the address of an MLflow server?"
                                : answer.busy() ? "; it is too busy" : ""),
                answer.status(),
                "",
                null);
    }

    /** A problem in one line that begins with the server; secrets that a server repeats are blanked out. */
    MlflowException problem(String shown, String what, int status, String code, Throwable cause) {
        String line = credentials.scrub(what).replaceAll("\\p{Cntrl}+", " ");
        return new MlflowException(
                "MLflow at " + server + " " + (line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line)
                        + " [" + shown + "]",
                status,
                code,
                cause);
    }

    private static String host(String location) {
        try {
            URI uri = URI.create(location);
            return uri.getHost() == null
                    ? "another path"
                    : uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            return "another address";
        }
    }
}
