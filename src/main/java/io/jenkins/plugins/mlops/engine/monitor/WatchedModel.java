package io.jenkins.plugins.mlops.engine.monitor;

/**
 * The model that is watched.
 *
 * @param name name and version, or null
 * @param facts what its registered signature says
 */
public record WatchedModel(String name, ModelFacts facts) {}
