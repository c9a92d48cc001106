package io.jenkins.plugins.mlops.engine.explain.meaning;

import java.util.List;

/**
 * Options of the user about how the model is served.
 *
 * @param rounds {@code all} or the number of boosting rounds in use; null for what the file says
 * @param missing the number that means "missing" to the model; null for what the file says
 * @param predictions columns with the model's own recorded predictions; empty where none are to be compared
 */
public record ServingOptions(String rounds, Double missing, List<String> predictions) {
    /** Nothing said. */
    public static final ServingOptions NONE = new ServingOptions(null, null, List.of());

    public ServingOptions {
        predictions = List.copyOf(predictions);
    }
}
