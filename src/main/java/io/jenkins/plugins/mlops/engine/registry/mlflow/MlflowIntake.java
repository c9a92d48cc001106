package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.EvidenceDocument;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelIdentity;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Requirements;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.json.JsonLayout;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Registers a model with an MLflow server: digests are taken first and compared again while the files are sent; the version comes last, so that none is
 * ever there without its files. Whoever is killed before that leaves a run that never finished, and nothing in the registry.
 */
final class MlflowIntake implements ModelUpload {
    private static final String MODEL = "model";

    private final List<FileEntry> entries;
    private final SortedMap<String, Path> files;
    private final MlflowClient client;
    private final MlflowModels models;
    private final MlflowRuns runs;
    private final PartSize parts;

    private final EvidenceMaker evidence;
    private final String experiment;

    private MlflowIntake(
            List<FileEntry> entries,
            SortedMap<String, Path> files,
            MlflowClient client,
            PartSize parts,
            EvidenceMaker evidence,
            String experiment) {
        this.entries = entries;
        this.files = files;
        this.client = client;
        this.models = new MlflowModels(client);
        this.runs = new MlflowRuns(client);
        this.parts = parts;
        this.evidence = evidence;
        this.experiment = experiment;
    }

    /** @param experiment of the run; null is the one that is called like the model */
    static MlflowIntake of(
            SortedMap<String, Path> files,
            MlflowClient client,
            PartSize parts,
            EvidenceMaker evidence,
            String experiment)
            throws IOException {
        return new MlflowIntake(FileEntry.of(files), files, client, parts, evidence, experiment);
    }

    @Override
    public List<FileEntry> entries() {
        return entries;
    }

    @Override
    public StoredVersion register(RegistrationRequest request) throws IOException {
        List<VerdictEntry> verdicts = Requirements.check(request, entries);
        ModelIdentity identity = ModelIdentity.of(request.name(), entries, request.build());
        Optional<JsonObject> same = first(request, identity);
        if (same.isPresent()) {
            return stored(same.get(), request);
        }
        models.create(request.name().text(), MlflowDescription.model(request));
        MlflowRuns.Run run = runs.start(
                runs.experiment(experiment == null ? request.name().text() : experiment),
                title(request),
                MlflowVersions.runTags(request, identity),
                Instant.now());
        boolean finished = false;
        try {
            ArtifactRoot root = ArtifactRoot.of(run.artifacts(), client);
            ModelDescription known = request.description();
            runs.log(run, known.metrics(), known.params(), known.tags(), Instant.now());
            upload(request, identity, new ArtifactUpload(client, root, parts));
            runs.end(run, "FINISHED", Instant.now());
            finished = true;
            JsonObject version = version(request, identity, run, root, MlflowDescription.version(request, verdicts));
            return stored(version, request);
        } finally {
            if (!finished) {
                giveUp(run);
            }
        }
    }

    private static String title(RegistrationRequest request) {
        return request.build().name() == null ? "registration" : request.build().name();
    }

    /** Also of a thread that was stopped, which could ask nothing while it is interrupted. */
    private void giveUp(MlflowRuns.Run run) {
        boolean stopped = Thread.interrupted();
        try {
            (stopped ? new MlflowRuns(client.hurried()) : runs).end(run, "FAILED", Instant.now());
        } catch (IOException e) {
            return; // what went wrong before is what has to be told
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void upload(RegistrationRequest request, ModelIdentity identity, ArtifactUpload to) throws IOException {
        for (FileEntry entry : entries) {
            to.upload(Upload.of(MODEL + "/" + entry.path(), files.get(entry.path()), entry.bytes(), entry.digest()));
        }
        int number = 0;
        for (VerdictDocument document : request.verdicts()) {
            evidence(to, "result-" + ++number + ".json", document.bytes());
        }
        ModelDescription known = request.description();
        if (known.signature() != null) {
            evidence(to, "signature.json", JsonLayout.bytes(known.signature()));
        }
        if (known.scan() != null) {
            evidence(to, "scan.json", JsonLayout.bytes(known.scan()));
        }
        for (EvidenceDocument document : evidence.make(request, entries, identity)) {
            evidence(to, document.path(), document.bytes());
        }
    }

    private static void evidence(ArtifactUpload to, String name, byte[] bytes) throws IOException {
        to.upload(Upload.of("mlops/" + name, bytes, Digests.of(bytes)));
    }

    /**
     * Makes the version. When the connection broke it may be there all the same, and somebody else may have registered the same at the same time: the
     * lowest number counts, and a higher one of ours goes.
     */
    private JsonObject version(
            RegistrationRequest request,
            ModelIdentity identity,
            MlflowRuns.Run run,
            ArtifactRoot root,
            String description)
            throws IOException {
        JsonObject made;
        try {
            Map<String, String> tags = MlflowVersions.tags(request, identity);
            tags.putAll(MlflowCompanions.tags(entries));
            made = models.createVersion(request.name().text(), root.uri() + "/" + MODEL, run.id(), description, tags);
        } catch (MlflowException e) {
            if (e.status() == 0 || e.status() >= 500) {
                Optional<JsonObject> there = first(request, identity);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            throw e;
        }
        Optional<JsonObject> first = first(request, identity);
        if (first.isPresent() && MlflowModels.number(first.get()) < MlflowModels.number(made)) {
            models.deleteVersion(request.name().text(), MlflowModels.number(made));
            return first.get();
        }
        return made;
    }

    /** The lowest version of this registration. */
    private Optional<JsonObject> first(RegistrationRequest request, ModelIdentity identity) throws IOException {
        return models.tagged(MlflowVersions.KEY, identity.key()).stream()
                .filter(version ->
                        version.text("name", "").equals(request.name().text()))
                .filter(version -> identity.key()
                        .equals(Pairs.texts(version.objects("tags")).get(MlflowVersions.KEY)))
                .min(Comparator.comparingInt(MlflowModels::number));
    }

    private StoredVersion stored(JsonObject version, RegistrationRequest request) throws IOException {
        String run = version.text("run_id", "");
        return MlflowVersions.stored(
                version,
                run.isEmpty() ? JsonObject.of(null) : runs.data(run),
                client.server(),
                entries,
                request.description());
    }

    @Override
    public void close() {
        // nothing was copied
    }
}
