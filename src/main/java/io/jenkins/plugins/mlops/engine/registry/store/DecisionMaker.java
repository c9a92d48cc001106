package io.jenkins.plugins.mlops.engine.registry.store;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;

/**
 * Who decides something about a version.
 *
 * @param by the person or service
 * @param build where it is decided, {@link BuildInfo#NONE} outside a build
 * @param note why, or null
 */
public record DecisionMaker(String by, BuildInfo build, String note) {}
