package io.jenkins.plugins.mlops.engine.registry;

import java.nio.file.Path;

/**
 * A file that was copied into the registry's temporary folder and has no version yet.
 *
 * @param path its path within the model, with slashes
 * @param bytes its size
 * @param digest of what was written
 * @param file where it waits
 * @param stored whether it is a second name of a file that the registry holds already, whose bytes the disk has
 */
record StagedFile(String path, long bytes, String digest, Path file, boolean stored) {}
