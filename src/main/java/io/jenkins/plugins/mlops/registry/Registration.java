package io.jenkins.plugins.mlops.registry;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.request.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A model that the engine described on an agent, and what becomes a version of it on the controller. */
public final class Registration {
    /** File that the engine writes beside its result. */
    private static final String DESCRIPTION = "registration.json";

    private final JsonObject description;

    private Registration(JsonObject description) {
        this.description = description;
    }

    /**
     * Reads what the engine wrote.
     *
     * @param folder the folder of the check on the controller
     */
    public static Registration read(Path folder) throws IOException {
        Path file = folder.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "the engine did not describe the model; its agent may run another version of this plugin");
        }
        try {
            return new Registration(new JsonObject(JsonReader.object(Files.readString(file))));
        } catch (IllegalArgumentException x) {
            throw new IOException("the engine's description of the model is " + x.getMessage(), x);
        }
    }

    /**
     * Copies the files from the agent, compares them with what the engine scanned, and makes the version.
     *
     * @throws io.jenkins.plugins.mlops.engine.BadInputException in one line, when a file is not what was scanned or a required result does not fit
     */
    public ModelVersion store(Registry registry, FilePath workspace, TaskListener listener, Facts facts)
            throws IOException, InterruptedException {
        try (Staging staging = registry.stage()) {
            bring(workspace, listener, "storing", staging::add);
            return registry.register(staging, request(facts), Evidence.unsigned());
        } catch (IOException x) {
            throw stopped(x);
        }
    }

    /**
     * Copies the files from the agent to the controller's disk, compares them with what the engine scanned, and sends them to a server, which makes the
     * version. They are deleted in any case.
     *
     * @throws io.jenkins.plugins.mlops.engine.BadInputException in one line, when a file is not what was scanned or a required result does not fit
     * @throws java.nio.file.FileSystemException in one line, when the controller's disk has no room
     */
    public StoredVersion send(ModelStore store, FilePath workspace, TaskListener listener, Facts facts)
            throws IOException, InterruptedException {
        long bytes = description.objects("files").stream()
                .mapToLong(file -> file.whole("bytes", 0))
                .sum();
        try (Spool spool = Spool.in(SpoolFolder.get().open(), bytes)) {
            bring(workspace, listener, "sending", spool::add);
            try (ModelUpload intake = store.take(spool.files())) {
                return intake.register(request(facts));
            }
        } catch (IOException x) {
            throw stopped(x);
        }
    }

    /**
     * Brings the files from the agent.
     *
     * @param doing what the log says of each
     */
    private void bring(FilePath workspace, TaskListener listener, String doing, Taker taker)
            throws IOException, InterruptedException {
        for (JsonObject file : description.objects("files")) {
            String path = file.text("path", "");
            long bytes = file.whole("bytes", 0);
            listener.getLogger().println("[mlops] " + doing + " " + OneLine.of(path, 200) + ", " + bytes + " bytes");
            try (InputStream in = WorkspaceFile.open(workspace, file.text("location", ""), bytes)) {
                taker.take(path, in, file.text("digest", "sha256:none"));
            }
        }
    }

    /** Takes a file of the model in, and compares its digest. */
    private interface Taker {
        void take(String path, InputStream in, String digest) throws IOException;
    }

    /** Turns a failure that a stop caused into a stop, whatever it looks like. */
    private static IOException stopped(IOException x) throws InterruptedException {
        if (Thread.interrupted()) {
            throw (InterruptedException) new InterruptedException("the registration was stopped").initCause(x);
        }
        return x;
    }

    private RegistrationRequest request(Facts facts) {
        Map<String, Double> metrics = new TreeMap<>(facts.required().measured());
        description.object("metrics").members().forEach((name, value) -> {
            if (value instanceof Number number) {
                metrics.put(name, number.doubleValue());
            }
        });
        return new RegistrationRequest(
                facts.name(),
                facts.decided().by(),
                facts.decided().build(),
                new ModelDescription(
                        description.members().get("signature"),
                        metrics,
                        facts.params(),
                        facts.tags(),
                        facts.datasets(),
                        description.members().get("scan")),
                facts.required().verdicts());
    }

    /**
     * The part of a version that Jenkins knows.
     *
     * @param name the model
     * @param decided who registers it, in which build
     * @param params what it was trained with
     * @param tags free labels
     * @param datasets fingerprints of its data
     * @param required the results it has to bring
     */
    public record Facts(
            ModelName name,
            DecisionMaker decided,
            Map<String, String> params,
            Map<String, String> tags,
            List<String> datasets,
            Required required) {}

    /**
     * The results that a model has to bring.
     *
     * @param verdicts the results
     * @param measured their metrics; those that the engine read from a file win
     */
    public record Required(List<VerdictDocument> verdicts, Map<String, Double> measured) {}
}
