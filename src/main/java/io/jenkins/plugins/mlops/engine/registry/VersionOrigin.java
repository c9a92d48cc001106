package io.jenkins.plugins.mlops.engine.registry;

import java.time.Instant;

/**
 * Time, person and build of a registration.
 *
 * @param created when it was registered
 * @param by who registered it
 * @param build where it comes from
 */
public record VersionOrigin(Instant created, String by, BuildInfo build) {}
