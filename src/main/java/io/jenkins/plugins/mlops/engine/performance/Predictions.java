package io.jenkins.plugins.mlops.engine.performance;

/**
 * Predictions of a model for rows whose truth is known. Row weights are not supported: every row counts once. The arrays are not
 * copied and must not change afterwards.
 */
public sealed interface Predictions permits BinaryPredictions, MulticlassPredictions, RegressionPredictions {
    /** Kind of the target. */
    Task task();

    /** Name of the target column. */
    String target();

    /** Number of rows. */
    int rows();

    /** Returns the error of one row: 0 or 1 for a classifier, the absolute error for a regression. */
    double error(int row);

    /** The same for some rows only, in the order given; nothing is checked again, so it may hold one class only. */
    Predictions rows(int[] chosen);
}
