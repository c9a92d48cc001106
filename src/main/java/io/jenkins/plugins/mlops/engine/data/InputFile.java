package io.jenkins.plugins.mlops.engine.data;

import java.nio.file.Path;

/**
 * One data file.
 *
 * @param shown as the user would name it
 * @param path absolute, links resolved
 * @param bytes size on disk
 */
public record InputFile(String shown, Path path, long bytes) {}
