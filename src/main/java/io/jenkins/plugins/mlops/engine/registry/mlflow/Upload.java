package io.jenkins.plugins.mlops.engine.registry.mlflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to upload.
 *
 * @param path below the run's artifacts, with slashes
 * @param bytes its size
 * @param digest {@code sha256:...} of what has to arrive
 * @param source opens it at its beginning, any number of times
 */
record Upload(String path, long bytes, String digest, Source source) {
    /** Opens what is uploaded. */
    interface Source {
        InputStream open() throws IOException;
    }

    static Upload of(String path, Path file, long bytes, String digest) {
        return new Upload(path, bytes, digest, () -> Files.newInputStream(file));
    }

    static Upload of(String path, byte[] content, String digest) {
        return new Upload(path, content.length, digest, () -> new ByteArrayInputStream(content));
    }

    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    String file() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
