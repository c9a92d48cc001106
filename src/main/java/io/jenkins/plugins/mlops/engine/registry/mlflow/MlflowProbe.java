package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import java.io.IOException;
import java.util.Map;

/** Asks an MLflow server for something small, to find out whether it is there and lets somebody in. */
public final class MlflowProbe {
    private MlflowProbe() {}

    /**
     * Asks for the first registered model; whether there is one does not matter.
     *
     * @throws IOException in one line, without the secret, when there is no answer of an MLflow server
     */
    public static void ask(ServerAddress server, MlflowCredentials credentials) throws IOException {
        new MlflowClient(server, credentials, RetryPolicy.SHORT)
                .get("registered-models/search", Map.of("max_results", "1"));
    }
}
