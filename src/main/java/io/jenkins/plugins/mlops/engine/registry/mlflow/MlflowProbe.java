package io.jenkins.plugins.mlops.engine.registry.mlflow;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Asks an MLflow server for something small, to find out whether it is there and lets somebody in. */
public final class MlflowProbe {
    /** Somebody waits for the answer: one attempt, and no patience. */
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), 1, Duration.ofMillis(1), Duration.ofMillis(1));

    private MlflowProbe() {}

    /**
     * Asks for the first registered model; whether there is one does not matter.
     *
     * @throws IOException in one line, without the secret, when there is no answer of an MLflow server
     */
    public static void ask(ServerAddress server, MlflowCredentials credentials) throws IOException {
        new MlflowClient(server, credentials, SHORT).get("registered-models/search", Map.of("max_results", "1"));
    }
}
