package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.nio.file.Path;

/** The document of a version, {@code mlops-version/1}, for registries that keep it in a place of their own. */
public final class VersionDocument {
    private VersionDocument() {}

    /** Writes a version; the same version gives the same bytes. */
    public static byte[] bytes(ModelVersion version) {
        return VersionJson.bytes(version);
    }

    /**
     * Reads a version.
     *
     * @param place where the document was found, for a message
     * @throws IOException in one line, when it is no such document
     */
    public static ModelVersion read(byte[] document, String place) throws IOException {
        try {
            return VersionJson.read(Json.read(document, Path.of("version.json")), Path.of("version.json"));
        } catch (RegistryDamage e) {
            throw new IOException("the version document " + place + ": " + e.getMessage(), e);
        }
    }
}
