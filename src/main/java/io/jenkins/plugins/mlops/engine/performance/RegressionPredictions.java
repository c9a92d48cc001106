package io.jenkins.plugins.mlops.engine.performance;

/**
 * Predictions of a number.
 *
 * @param target name of the target column
 * @param labels truth per row, finite
 * @param predictions prediction per row, in the same unit, finite
 */
public record RegressionPredictions(String target, double[] labels, double[] predictions) implements Predictions {
    /**
     * Checked.
     *
     * @throws io.jenkins.plugins.mlops.engine.BadInputException if a value is not finite, there is no row, or the lengths differ
     */
    public static RegressionPredictions of(String target, double[] labels, double[] predictions) {
        InputChecks.sameLength(target, labels.length, predictions.length, "predictions");
        InputChecks.rows(target, labels.length);
        InputChecks.finite(labels, "\"" + target + "\"");
        InputChecks.finite(predictions, "the prediction");
        return new RegressionPredictions(target, labels, predictions);
    }

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public int rows() {
        return labels.length;
    }

    @Override
    public double error(int row) {
        return Math.abs(labels[row] - predictions[row]);
    }

    @Override
    public RegressionPredictions rows(int[] chosen) {
        return new RegressionPredictions(target, RowSelection.of(labels, chosen), RowSelection.of(predictions, chosen));
    }
}
