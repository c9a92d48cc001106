package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.Companions;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files beside a model that monitoring looks for. A version that was registered here has tags that say where they are and their digests; in a version of
 * somebody else they are looked for at the top of its folder.
 */
final class MlflowCompanions {
    private static final String TAG = "mlops.companion.";
    private static final List<String> NAMES = List.of(Companions.BASELINE, Companions.ROLES);

    private final MlflowClient client;

    MlflowCompanions(MlflowClient client) {
        this.client = client;
    }

    /**
     * Tags for the files of a version; a name that several have is left out.
     *
     * @param files of the model
     */
    static Map<String, String> tags(List<FileEntry> files) {
        Map<String, String> tags = new TreeMap<>();
        for (String name : NAMES) {
            List<FileEntry> found = Companions.called(name, files);
            if (found.size() == 1) {
                tags.put(TAG + name, found.get(0).digest() + " " + found.get(0).path());
            }
        }
        return tags;
    }

    /**
     * A file of a version, whole and unchanged.
     *
     * @return null when the version has none of this name
     * @throws BadInputException when its files are kept where the server does not give them out
     */
    byte[] find(ModelVersion version, String name) throws IOException {
        JsonObject known = new MlflowModels(client).version(version.name(), version.number());
        ArtifactDownload files = new ArtifactDownload(client, ArtifactRoot.of(folder(known), client));
        String tag = Pairs.texts(known.objects("tags")).get(TAG + name);
        if (tag == null) {
            return files.names().contains(name) ? files.file(name) : null;
        }
        int blank = tag.indexOf(' ');
        String path = tag.substring(blank + 1);
        FileEntry.checkPath(path);
        byte[] bytes = files.file(path);
        if (blank < 0 || !Digests.of(bytes).equals(tag.substring(0, blank))) {
            throw new BadInputException(
                    version.uri() + ": " + path + " at " + client.server() + " is not the file that was registered");
        }
        return bytes;
    }

    /** Where the files of a version are. MLflow 3 has a model of its own in between when its client logged it. */
    private String folder(JsonObject version) throws IOException {
        String source = version.text("source", "");
        if (!source.startsWith("models:/m-")) {
            return source;
        }
        return client.get("logged-models/" + ServerAddress.encoded(source.substring("models:/".length())), Map.of())
                .object("model")
                .object("info")
                .text("artifact_uri", "");
    }
}
