package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.http.HttpCredentials;
import java.util.Map;

/** Credentials for an MLflow server. */
public final class MlflowCredentials extends HttpCredentials {
    /** None; from the environment, as for MLflow's own client, they would be taken. */
    public static final MlflowCredentials NONE =
            none("set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");

    private MlflowCredentials(Sent sent, String advice) {
        super(sent, advice);
    }

    /**
     * None.
     *
     * @param advice what to do when a server wants some
     */
    public static MlflowCredentials none(String advice) {
        return new MlflowCredentials(Sent.NOTHING, advice);
    }

    /** A user and a password. */
    public static MlflowCredentials basic(String user, String password) {
        return new MlflowCredentials(Sent.basic(user, password), "");
    }

    /**
     * A token; white space around it is left out.
     *
     * @throws BadInputException when it cannot be sent, without repeating it
     */
    public static MlflowCredentials bearer(String given) {
        String token = given.strip();
        if (!canBeSent(token)) {
            throw new BadInputException(
                    token.isEmpty()
                            ? "the token for MLflow is empty"
                            : "the token for MLflow holds white space or a character beyond ASCII");
        }
        return new MlflowCredentials(Sent.bearer(token), "");
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
}
