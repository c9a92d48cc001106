package io.jenkins.plugins.mlops.engine.monitor;

/**
 * A frozen baseline as it was found.
 *
 * @param shown what messages call it
 * @param json its text
 */
public record FrozenBaseline(String shown, String json) {}
