package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where a run takes place.
 *
 * @param freeze where to write the reference as a frozen baseline, or null
 * @param limits what it may take
 * @param now when the run began
 */
public record RunSettings(Path freeze, EngineLimits limits, Instant now) {}
