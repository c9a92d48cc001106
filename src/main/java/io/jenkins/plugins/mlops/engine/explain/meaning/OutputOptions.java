package io.jenkins.plugins.mlops.engine.explain.meaning;

/**
 * Options of the user about a model's output; null where nothing is said.
 *
 * @param output which of several independent outputs is explained: its name, or its number from 0
 * @param task {@code classification} or {@code regression}
 * @param positive the class that counts as positive
 * @param threshold a row is predicted positive from this score on
 */
public record OutputOptions(String output, String task, String positive, Double threshold) {
    /** Nothing said. */
    public static final OutputOptions NONE = new OutputOptions(null, null, null, null);
}
