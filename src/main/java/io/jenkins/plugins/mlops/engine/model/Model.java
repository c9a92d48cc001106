package io.jenkins.plugins.mlops.engine.model;

import java.util.List;

/** A model read from a file, ready to predict. Immutable and safe for use by many threads. */
public sealed interface Model permits TreeEnsemble, AdditiveModel, BlackBoxModel {
    ModelInfo info();

    /** The inputs, in the order a {@link FeatureBlock} has its columns. */
    List<Feature> features();

    /** Number of margins per row: one for regression and binary classification, one per class or per target otherwise. */
    int outputs();

    /**
     * Raw sums before the link function: what attributions add up to.
     *
     * @param rows input with {@code features().size()} columns
     * @param margins receives {@code rows.rows() * outputs()} values, row by row
     */
    void margins(FeatureBlock rows, double[] margins);

    /**
     * The same model with other names for its inputs.
     *
     * @param names one per feature
     * @param note says where they come from
     */
    Model withFeatureNames(List<String> names, String note);

    /**
     * The same model with one of its outputs only.
     *
     * @param output index of an output that is independent of the others
     */
    Model withOutput(int output);

    /** Predictions as the origin library gives them: the link function applied to {@link #margins}, in the same shape. */
    default void predict(FeatureBlock rows, double[] predictions) {
        margins(rows, predictions);
        double[] row = new double[outputs()];
        for (int r = 0; r < rows.rows(); r++) {
            System.arraycopy(predictions, r * row.length, row, 0, row.length);
            info().link().apply(row, info().linkFactor());
            System.arraycopy(row, 0, predictions, r * row.length, row.length);
        }
    }

    /** Refuses input of another width with a message that names both. */
    default void requireColumns(FeatureBlock rows) {
        if (rows.columns() != features().size()) {
            throw new IllegalArgumentException(
                    "the model takes " + features().size() + " features, the data has " + rows.columns() + " columns");
        }
    }
}
