package io.jenkins.plugins.mlops.engine.registry.store;

import java.util.SortedMap;

/**
 * A model in a list of what a registry holds.
 *
 * @param name the model
 * @param newest number of its newest version, 0 where it has none
 * @param aliases the versions its aliases point to
 */
public record ListedModel(String name, int newest, SortedMap<String, Integer> aliases) {}
