package io.jenkins.plugins.mlops.engine.shap;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;

/** Explains one block of rows; each thread has its own. */
interface BlockExplainer {
    /**
     * Fills the attributions and margins for some rows.
     *
     * @param input the rows to explain
     * @param from first row of {@code input} to explain
     * @param rows how many, at most the block's capacity
     */
    void explain(FeatureBlock input, int from, int rows);

    /** One array of rows per output and feature, output by output; null for a feature that never has an attribution. */
    double[][] phi();

    /** One array of rows per output. */
    double[][] margins();
}
