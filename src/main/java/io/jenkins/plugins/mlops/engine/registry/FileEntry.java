package io.jenkins.plugins.mlops.engine.registry;

/**
 * A file of a version.
 *
 * @param path within the model, with slashes
 * @param bytes its size
 * @param digest {@code sha256:...}
 */
public record FileEntry(String path, long bytes, String digest) {}
