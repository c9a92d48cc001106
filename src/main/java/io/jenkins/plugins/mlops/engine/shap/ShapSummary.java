package io.jenkins.plugins.mlops.engine.shap;

import java.util.List;

/**
 * What attributions of many rows come to.
 *
 * @param rows number of rows explained
 * @param base one constant per output, in units of the margin: what the model gives on average
 * @param meanAbsolute mean of |attribution| over the rows, by output and feature
 * @param mean mean of the attribution over the rows, by output and feature
 * @param worstRow the row (from 0) at which base plus attributions is farthest from the margin; -1 without rows
 * @param worstError how far, relative to max(1, |margin|)
 * @param notes what a reader should know, one sentence each
 */
public record ShapSummary(
        long rows, double[] base, double[][] meanAbsolute, double[][] mean, long worstRow, double worstError, List<String> notes) {
    /** Relative error above which attributions do not count as additive. */
    public static final double TOLERANCE = 1e-9;

    public ShapSummary {
        notes = List.copyOf(notes);
    }

    /** Whether attributions add up to the margin in every row; if not, {@link #worstRow} names one. */
    public boolean additive() {
        return worstError <= TOLERANCE;
    }

    /** Mean |attribution| of a feature, summed over the outputs. */
    public double importance(int feature) {
        double sum = 0;
        for (double[] output : meanAbsolute) {
            sum += output[feature];
        }
        return sum;
    }
}
