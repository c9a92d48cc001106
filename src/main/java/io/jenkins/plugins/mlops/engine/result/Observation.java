package io.jenkins.plugins.mlops.engine.result;

/**
 * Value that was found, and the one that was expected.
 *
 * @param observed the measured value: a Number, a String, a Boolean, or null where nothing could be measured
 * @param expected the condition as it is written, for example {@code >= 0.95}
 * @param message one sentence for a reader
 */
public record Observation(Object observed, String expected, String message) {}
