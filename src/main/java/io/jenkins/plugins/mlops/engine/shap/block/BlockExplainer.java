package io.jenkins.plugins.mlops.engine.shap.block;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;

/** Explains one block of rows; each thread has its own. */
public interface BlockExplainer {
    /**
     * Fills the attributions and margins for some rows.
     *
     * @param input the rows to explain
     * @param from first row of {@code input} to explain
     * @param rows how many, at most the block's capacity
     * @param firstRow number of the first of them among all rows
     */
    void explain(FeatureBlock input, int from, int rows, long firstRow);

    /** One array of rows per output and feature, output by output; null for a feature that never has an attribution. */
    double[][] phi();

    /** One array of rows per output. */
    double[][] margins();

    /** Which rows have attributions; null when all have. */
    default boolean[] explained() {
        return null;
    }

    /** Squares of the standard errors of {@link #phi}, of the same shape; null for exact values. */
    default double[][] squaredErrors() {
        return null;
    }
}
