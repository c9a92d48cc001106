package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import io.jenkins.plugins.mlops.engine.performance.interval.Normal;
import java.util.List;

/** The measures of a regression. */
final class RegressionMeasures {
    private final RegressionPredictions predictions;
    private final double level;
    private final MetricCollector board;

    RegressionMeasures(RegressionPredictions predictions, double level) {
        this.predictions = predictions;
        this.level = level;
        this.board = new MetricCollector(level);
    }

    Performance measure() {
        int rows = predictions.rows();
        double[] absolute = new double[rows];
        double[] squares = new double[rows];
        for (int i = 0; i < rows; i++) {
            absolute[i] = predictions.error(i);
            squares[i] = absolute[i] * absolute[i];
        }
        board.mean(Measure.MAE, Moments.of(absolute));
        Moments squared = Moments.of(squares);
        rootMean(squared);
        explained(squares, squared.mean());
        relative(absolute);
        return new Performance(
                new Performance.Sample(Task.REGRESSION, predictions.target(), rows, level),
                board.metrics(),
                new Performance.Curves(List.of(), List.of(), null),
                new Performance.Decisions(null, Double.NaN),
                List.of());
    }

    private void rootMean(Moments squared) {
        Interval interval = squared.interval(level, "square root of the mean squared error's, normal");
        double value = Math.sqrt(squared.mean());
        if (interval == null) {
            board.bare(Measure.RMSE, value, "one row has no interval");
        } else {
            board.put(
                    Measure.RMSE,
                    value,
                    new Interval(
                            Math.sqrt(Math.max(0, interval.low())),
                            Math.sqrt(interval.high()),
                            level,
                            interval.method()));
        }
    }

    /** R2 = 1 - m / v, m the mean squared error, v the variance (over n) of the truth; delta method with the two rows' influences. */
    private void explained(double[] squares, double m) {
        int rows = squares.length;
        Moments truth = Moments.of(predictions.labels());
        double v = truth.squares() / rows;
        if (rows < 2 || v == 0) {
            board.undefined(
                    Measure.R2,
                    rows < 2 ? "one row has no variance" : "\"" + predictions.target() + "\" is the same in all rows");
            return;
        }
        double[] influence = new double[rows];
        for (int i = 0; i < rows; i++) {
            double d = predictions.labels()[i] - truth.mean();
            influence[i] = -squares[i] / v + m / (v * v) * d * d;
        }
        double value = 1 - m / v;
        double reach = Normal.halfWidth(level) * Moments.of(influence).standardError();
        board.put(
                Measure.R2,
                value,
                new Interval(value - reach, value + reach, level, "delta method").within(Double.NEGATIVE_INFINITY, 1));
    }

    private void relative(double[] absolute) {
        double[] shares = new double[absolute.length];
        int zeros = 0;
        for (int i = 0; i < shares.length; i++) {
            double truth = Math.abs(predictions.labels()[i]);
            shares[i] = absolute[i] / truth;
            zeros += truth == 0 ? 1 : 0;
        }
        if (zeros > 0) {
            board.undefined(
                    Measure.MAPE,
                    "\"" + predictions.target() + "\" is 0 in " + zeros + (zeros == 1 ? " row" : " rows"));
        } else {
            board.mean(Measure.MAPE, Moments.of(shares));
        }
    }
}
