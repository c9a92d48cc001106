package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelIdentity;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.VersionIdentity;
import io.jenkins.plugins.mlops.engine.registry.VersionOrigin;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of a version that stand in its tags, and the way back. */
final class MlflowVersions {
    static final String KEY = "mlops.key";
    private static final String DIGEST = "mlops.digest";
    private static final String FINGERPRINT = "mlops.fingerprint";
    private static final String BY = "mlops.by";
    private static final String BUILD = "mlops.build";
    private static final String BUILD_NAME = "mlops.build.name";
    private static final String COMMIT = "mlops.commit";
    private static final String BRANCH = "mlops.branch";
    private static final String DATASET = "mlops.dataset.";
    private static final String OWN = "mlops.";

    private MlflowVersions() {}

    static Map<String, String> tags(RegistrationRequest request, ModelIdentity identity) {
        Map<String, String> tags = new TreeMap<>(request.description().tags());
        tags.put(KEY, identity.key());
        tags.put(DIGEST, identity.digest());
        tags.put(FINGERPRINT, identity.fingerprint());
        tags.put(BY, request.by());
        tags.put(BUILD, request.build().url());
        tags.put(BUILD_NAME, request.build().name());
        tags.put(COMMIT, request.build().commit());
        tags.put(BRANCH, request.build().branch());
        List<String> datasets = request.description().datasets();
        for (int i = 0; i < datasets.size(); i++) {
            tags.put(DATASET + (i + 1), datasets.get(i));
        }
        tags.values().removeIf(value -> value == null || value.isEmpty());
        return tags;
    }

    /** MLflow's own names for where a run comes from. */
    static Map<String, String> runTags(RegistrationRequest request, ModelIdentity identity) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(KEY, identity.key());
        tags.put("mlflow.user", request.by());
        tags.put("mlflow.source.type", request.build().url() == null ? null : "JOB");
        tags.put("mlflow.source.name", request.build().url());
        tags.put("mlflow.source.git.commit", request.build().commit());
        tags.put("mlflow.source.git.branch", request.build().branch());
        tags.values().removeIf(value -> value == null || value.isEmpty());
        return tags;
    }

    /**
     * A version in the words all registries share.
     *
     * @param version {@code model_version} as the server sends it
     * @param run {@code data} of its run; empty when it has none
     * @param given what it was just registered with, for what the server does not keep; {@link ModelDescription#NONE} when it was only looked
     *     up
     */
    static StoredVersion stored(
            JsonObject version, JsonObject run, ServerAddress server, List<FileEntry> files, ModelDescription given) {
        String name = version.text("name", "");
        int number = MlflowModels.number(version);
        Map<String, String> tags = Pairs.texts(version.objects("tags"));
        Map<String, String> free = new TreeMap<>(tags);
        free.keySet().removeIf(tag -> tag.startsWith(OWN));
        List<String> datasets = new ArrayList<>();
        for (int i = 1; tags.containsKey(DATASET + i); i++) {
            datasets.add(tags.get(DATASET + i));
        }
        ModelVersion known = new ModelVersion(
                new VersionIdentity(name, number, tags.get(DIGEST), tags.get(FINGERPRINT), tags.get(KEY)),
                new VersionOrigin(
                        Instant.ofEpochMilli(version.whole("creation_timestamp", 0)),
                        tags.get(BY),
                        new BuildInfo(tags.get(BUILD), tags.get(BUILD_NAME), tags.get(COMMIT), tags.get(BRANCH))),
                files,
                new ModelDescription(
                        given.signature(),
                        Pairs.numbers(run.objects("metrics")),
                        Pairs.texts(run.objects("params")),
                        free,
                        datasets,
                        given.scan()),
                List.of(),
                List.of());
        return new StoredVersion(known, server.version(name, number));
    }
}
