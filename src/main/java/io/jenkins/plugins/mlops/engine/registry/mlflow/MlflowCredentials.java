package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Credentials for an MLflow server. No text of this class ever holds the secret, except the header itself. */
public final class MlflowCredentials {
    /** None; from the environment, as for MLflow's own client, they would be taken. */
    public static final MlflowCredentials NONE =
            none("set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");

    private final String kind;
    private final String header;
    private final List<String> secrets;
    private final String advice;

    private MlflowCredentials(String kind, String header, List<String> secrets, String advice) {
        this.kind = kind;
        this.header = header;
        this.secrets = secrets;
        this.advice = advice;
    }

    /**
     * None.
     *
     * @param advice what to do when a server wants some
     */
    public static MlflowCredentials none(String advice) {
        return new MlflowCredentials("no credentials", null, List.of(), advice);
    }

    /** A user and a password. */
    public static MlflowCredentials basic(String user, String password) {
        String encoded = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new MlflowCredentials("user and password", "Basic " + encoded, secrets(password, encoded), "");
    }

    /**
     * A token; white space around it is left out.
     *
     * @throws BadInputException when it cannot be sent, without repeating it
     */
    public static MlflowCredentials bearer(String given) {
        String token = given.strip();
        if (!token.matches("[\\x21-\\x7e]+")) { // the JDK would refuse the header with its value in the message
            throw new BadInputException(
                    token.isEmpty()
                            ? "the token for MLflow is empty"
                            : "the token for MLflow holds white space or a character beyond ASCII");
        }
        return new MlflowCredentials("token", "Bearer " + token, secrets(token, token), "");
    }

    /** As MLflow's own client reads them: MLFLOW_TRACKING_TOKEN wins over MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD. */
    public static MlflowCredentials of(Map<String, String> environment) {
        String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "").strip();
        if (!token.isEmpty()) {
            return bearer(token);
        }
        String user = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "").strip();
        return user.isEmpty()
                ? NONE
                : basic(
                        user,
                        environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "").strip());
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

    /** Returns advice for a server that wants credentials when there are none. */
    String advice() {
        return advice;
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
