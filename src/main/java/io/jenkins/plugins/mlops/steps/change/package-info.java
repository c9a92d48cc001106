/**
 * Changes that steps make in a registry, each made once, also when Jenkins is restarted in its middle. The registries themselves are in {@code registry} and
 * {@code engine.registry}.
 */
package io.jenkins.plugins.mlops.steps.change;
