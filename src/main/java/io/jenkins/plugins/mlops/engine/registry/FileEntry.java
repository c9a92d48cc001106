package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a version.
 *
 * @param path within the model, with slashes
 * @param bytes its size
 * @param digest {@code sha256:...}
 */
public record FileEntry(String path, long bytes, String digest) {
    /** Reads a file to its end for its digest. */
    public static FileEntry of(String path, Path file) throws IOException {
        return new FileEntry(path, Files.size(file), Digests.of(file));
    }
}
