package io.jenkins.plugins.mlops.engine.shap.block;

import java.util.List;

/**
 * Summary of the attributions of many rows.
 *
 * @param rows number of rows explained
 * @param base one constant per output, in units of the margin: what the model gives on average
 * @param means means over the rows
 * @param worst the row at which additivity holds worst
 * @param method how the values were worked out
 * @param notes what a reader should know, one sentence each
 */
public record ShapSummary(long rows, double[] base, Means means, Worst worst, ShapMethod method, List<String> notes) {
    public ShapSummary {
        notes = List.copyOf(notes);
    }

    /** Tells whether attributions add up to the margin in every row; if not, {@link #worstRow} names one. */
    public boolean additive() {
        return worstError() <= method.tolerance();
    }

    /** The typical error of a row's attribution to a feature, over all outputs. */
    public double standardError(int feature) {
        double sum = 0;
        for (double[] output : standardErrors()) {
            sum += output[feature] * output[feature];
        }
        return Math.sqrt(sum);
    }

    /** Mean |attribution| of a feature, summed over the outputs. */
    public double importance(int feature) {
        double sum = 0;
        for (double[] output : meanAbsolute()) {
            sum += output[feature];
        }
        return sum;
    }

    /**
     * Means over the rows.
     *
     * @param meanAbsolute mean of |attribution| over the rows, by output and feature
     * @param mean mean of the attribution over the rows, by output and feature
     * @param standardErrors by output and feature, how far the attribution of one row typically is from its true value: the root of the mean square over
     *     the rows; 0 for exact values
     */
    public record Means(double[][] meanAbsolute, double[][] mean, double[][] standardErrors) {}

    public double[][] meanAbsolute() {
        return means.meanAbsolute;
    }

    public double[][] mean() {
        return means.mean;
    }

    public double[][] standardErrors() {
        return means.standardErrors;
    }

    /**
     * The row at which additivity holds worst.
     *
     * @param worstRow the row (from 0) at which base plus attributions is farthest from the margin; -1 without rows
     * @param worstError how far, relative to max(1, |margin|)
     */
    public record Worst(long worstRow, double worstError) {}

    public long worstRow() {
        return worst.worstRow;
    }

    public double worstError() {
        return worst.worstError;
    }
}
