package io.jenkins.plugins.mlops.engine.model;

/**
 * Facts from a model file about how the model is served.
 *
 * @param bestRound the boosting round (from 0) that early stopping found best, or -1
 * @param byWrapper whether the file was saved by XGBoost's interface for scikit-learn, which predicts with the best round's trees
 * @param missing the number that means "missing" to the model; not-a-number where that is not-a-number itself or not told
 */
public record ServingInfo(int bestRound, boolean byWrapper, double missing) {
    /** Nothing told. */
    public static final ServingInfo NONE = new ServingInfo(-1, false, Double.NaN);
}
