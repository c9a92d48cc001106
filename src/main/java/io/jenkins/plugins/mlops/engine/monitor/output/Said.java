package io.jenkins.plugins.mlops.engine.monitor.output;

/**
 * A value that somebody said.
 *
 * @param value what was said
 * @param by who or what says it, for a sentence with "by": {@code the option positive}, {@code roles.json}; null for what is usual
 */
public record Said<T>(T value, String by) {}
