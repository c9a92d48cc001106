package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to send.
 *
 * @param shown what to call it in a message
 * @param bytes its size
 * @param digest {@code sha256:...} of what has to arrive
 * @param source opens it at its beginning
 */
record OciBlob(String shown, long bytes, String digest, Source source) {
    /** Opens what is sent. */
    interface Source {
        InputStream open() throws IOException;
    }

    static OciBlob of(String shown, byte[] content) {
        return new OciBlob(shown, content.length, Digests.of(content), () -> new ByteArrayInputStream(content));
    }

    static OciBlob of(String shown, Path file, long bytes, String digest) {
        return new OciBlob(shown, bytes, digest, () -> Files.newInputStream(file));
    }
}
