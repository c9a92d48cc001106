package io.jenkins.plugins.mlops.engine.shap.block;

/**
 * Method by which attributions were computed.
 *
 * @param text for a reader
 * @param backgroundRows rows that stood for "not known"; 0 where none were needed
 * @param permutations orders of the features that were walked through for each row; 0 where the values are exact
 * @param totalRows rows that came in, of which not all need to have been explained
 * @param tolerance relative error above which attributions do not count as additive
 */
public record ShapMethod(String text, long backgroundRows, int permutations, long totalRows, double tolerance) {
    /** Tolerance for sums of doubles. */
    public static final double EXACT = 1e-9;
    /** Tolerance for models that calculate in float, where the place of a row in a batch changes the last digits. */
    public static final double FLOATS = 1e-5;
}
