package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of an MLflow server: where metrics, parameters and files live. */
final class MlflowRuns {
    /** MLflow's limits of one {@code log-batch}. */
    static final int METRICS = 1000;

    static final int PARAMS = 100;
    static final int TAGS = 100;
    private static final int BYTES = 900_000;

    private final MlflowClient client;

    MlflowRuns(MlflowClient client) {
        this.client = client;
    }

    /**
     * A run.
     *
     * @param id its id
     * @param artifacts where its files are, as the server says
     */
    record Run(String id, String artifacts) {}

    /** The experiment of this name, made when it is missing. */
    String experiment(String name) throws IOException {
        try {
            return existing(name);
        } catch (MlflowException e) {
            if (!e.is("RESOURCE_DOES_NOT_EXIST") && !e.is("NOT_FOUND")) {
                throw e;
            }
        }
        try {
            return client.post("experiments/create", Map.of("name", name), MlflowClient.Twice.HARMLESS)
                    .text("experiment_id", "");
        } catch (MlflowException e) {
            if (e.is("RESOURCE_ALREADY_EXISTS")) {
                return existing(name); // somebody else made it just now
            }
            throw e;
        }
    }

    private String existing(String name) throws IOException {
        JsonObject experiment = client.get("experiments/get-by-name", Map.of("experiment_name", name))
                .object("experiment");
        if (experiment.text("lifecycle_stage", "active").equals("deleted")) {
            throw client.problem(
                    "experiments/get-by-name",
                    "has the experiment \"" + name + "\" among its deleted ones; restore it",
                    0,
                    "",
                    null);
        }
        return experiment.text("experiment_id", "");
    }

    /** Starts a run. */
    Run start(String experiment, String name, Map<String, String> tags, Instant at) throws IOException {
        JsonObject info = client.post(
                        "runs/create",
                        Map.of(
                                "experiment_id",
                                experiment,
                                "run_name",
                                name,
                                "start_time",
                                at.toEpochMilli(),
                                "tags",
                                Pairs.list(tags)),
                        MlflowClient.Twice.HARMLESS)
                .object("run")
                .object("info");
        return new Run(info.text("run_id", ""), info.text("artifact_uri", ""));
    }

    /** Ends a run: {@code FINISHED} or {@code FAILED}. */
    void end(Run run, String status, Instant at) throws IOException {
        client.post(
                "runs/update",
                Map.of("run_id", run.id(), "status", status, "end_time", at.toEpochMilli()),
                MlflowClient.Twice.HARMLESS);
    }

    /** Logs numbers, parameters and labels in as few requests as MLflow's limits allow. */
    void log(Run run, Map<String, Double> metrics, Map<String, String> params, Map<String, String> tags, Instant at)
            throws IOException {
        List<Map<String, Object>> numbers = Pairs.list(metrics);
        numbers.forEach(number -> {
            number.put("timestamp", at.toEpochMilli());
            number.put("step", 0L);
        });
        batches(run, "metrics", numbers, METRICS);
        batches(run, "params", Pairs.list(params), PARAMS);
        batches(run, "tags", Pairs.list(tags), TAGS);
    }

    private void batches(Run run, String kind, List<Map<String, Object>> entries, int most) throws IOException {
        List<Map<String, Object>> batch = new ArrayList<>();
        long bytes = 0;
        for (Map<String, Object> entry : entries) {
            int size = JsonWriter.write(entry).getBytes(StandardCharsets.UTF_8).length + 1;
            if (!batch.isEmpty() && (batch.size() == most || bytes + size > BYTES)) {
                client.post("runs/log-batch", Map.of("run_id", run.id(), kind, batch), MlflowClient.Twice.HARMLESS);
                batch.clear();
                bytes = 0;
            }
            batch.add(entry);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            client.post("runs/log-batch", Map.of("run_id", run.id(), kind, batch), MlflowClient.Twice.HARMLESS);
        }
    }

    /** Metrics and parameters of a run: {@code metrics} and {@code params} of its {@code data}. */
    JsonObject data(String run) throws IOException {
        return client.get("runs/get", Map.of("run_id", run)).object("run").object("data");
    }
}
