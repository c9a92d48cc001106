package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import java.time.Instant;

/**
 * A check of {@code monitorModel} that looked at a version.
 *
 * @param version number of the version
 * @param build the build that made the check
 * @param check id of the check within its build
 * @param verdict its verdict
 * @param at when it was stored
 */
public record Watch(int version, BuildInfo build, String check, String verdict, Instant at) {}
