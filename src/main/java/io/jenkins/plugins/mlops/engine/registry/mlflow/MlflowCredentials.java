package io.jenkins.plugins.mlops.engine.registry.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a server is shown to let somebody in. No text of this class ever holds the secret, except the header itself. */
public final class MlflowCredentials {
    /** None. */
    public static final MlflowCredentials NONE = new MlflowCredentials("no credentials", null, List.of());

    private final String kind;
    private final String header;
    private final List<String> secrets;

    private MlflowCredentials(String kind, String header, List<String> secrets) {
        this.kind = kind;
        this.header = header;
        this.secrets = secrets;
    }

    /** A user and a password. */
    public static MlflowCredentials basic(String user, String password) {
        String encoded = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new MlflowCredentials("user and password", "Basic " + encoded, secrets(password, encoded));
    }

    /** A token. */
    public static MlflowCredentials bearer(String token) {
        return new MlflowCredentials("token", "Bearer " + token, secrets(token, token));
    }

    /** As MLflow's own client reads them: MLFLOW_TRACKING_TOKEN wins over MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD. */
    public static MlflowCredentials of(Map<String, String> environment) {
        String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "").strip();
        if (!token.isEmpty()) {
            return bearer(token);
        }
        String user = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "").strip();
        return user.isEmpty() ? NONE : basic(user, environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "").strip());
    }

    private static List<String> secrets(String plain, String encoded) {
        List<String> secrets = new ArrayList<>();
        for (String secret : List.of(plain, encoded)) {
            if (secret.length() >= 4) { // shorter ones would blank out ordinary words
                secrets.add(secret);
            }
        }
        return secrets;
    }

    boolean given() {
        return header != null;
    }

    String header() {
        return header;
    }

    /** The text without the secret: a server may repeat in its answer what it was sent. */
    String scrub(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "****");
        }
        return clean;
    }

    @Override
    public String toString() {
        return kind;
    }
}
