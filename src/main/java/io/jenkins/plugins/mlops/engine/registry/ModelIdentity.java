package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Identity of a model, whatever registry it goes to.
 *
 * @param digest of its OCI manifest: name and files
 * @param fingerprint one digest over all its files
 * @param key the same bytes of the same model from the same build have the same
 */
public record ModelIdentity(String digest, String fingerprint, String key) {
    /** The identity of files, in order of their paths, that a build registers under a name. */
    public static ModelIdentity of(ModelName name, List<FileEntry> files, BuildInfo build) {
        String digest = OciManifest.of(name, files).digest();
        String key = Digests.of((digest + "\n" + build.url() + "\n").getBytes(StandardCharsets.UTF_8));
        return new ModelIdentity(digest, Requirements.fingerprint(files), key);
    }
}
