package io.jenkins.plugins.mlops.engine.monitor;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Where a run takes place.
 *
 * @param freeze where to write the reference as a frozen baseline, or null
 * @param memoryBytes memory limit of the database
 * @param threads worker threads
 * @param now when the run began
 */
public record RunSettings(Path freeze, long memoryBytes, int threads, Instant now) {}
