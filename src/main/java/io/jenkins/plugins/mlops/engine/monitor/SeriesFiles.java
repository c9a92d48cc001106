package io.jenkins.plugins.mlops.engine.monitor;

import java.nio.file.Path;

/**
 * Where a series is kept.
 *
 * @param before the runs before this one, or null for the first; need not exist
 * @param after written with this run added; may be the same file
 */
public record SeriesFiles(Path before, Path after) {}
