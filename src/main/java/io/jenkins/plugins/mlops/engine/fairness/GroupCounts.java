package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import java.util.Optional;

/**
 * Counts behind the rates of one group.
 *
 * @param rows number of rows
 * @param outcomes rows by {@code 2 * label + prediction}: true negative, false positive, false negative, true positive; all 0 where the
 *     target has not two classes
 * @param errors errors of the rows: 0 or 1 for a classifier, absolute errors for a regression
 */
record GroupCounts(long rows, long[] outcomes, Moments errors) {
    /**
     * For each group, in two passes over the rows.
     *
     * @param predictions give the errors
     * @param decided give the outcomes where they have two classes
     */
    static GroupCounts[] of(Predictions predictions, Predictions decided, int[] codes, int groups) {
        long[] rows = new long[groups];
        double[] sums = new double[groups];
        double[] squares = new double[groups];
        long[][] outcomes = new long[groups][4];
        BinaryPredictions binary = decided instanceof BinaryPredictions two ? two : null;
        for (int i = 0; i < codes.length; i++) {
            int g = codes[i];
            rows[g]++;
            sums[g] += predictions.error(i);
            if (binary != null) {
                outcomes[g][2 * binary.labels()[i] + binary.predictions()[i]]++;
            }
        }
        for (int i = 0; i < codes.length; i++) {
            double d = predictions.error(i) - sums[codes[i]] / rows[codes[i]];
            squares[codes[i]] += d * d;
        }
        GroupCounts[] counts = new GroupCounts[groups];
        for (int g = 0; g < groups; g++) {
            counts[g] = new GroupCounts(rows[g], outcomes[g], new Moments(rows[g], sums[g] / rows[g], squares[g]));
        }
        return counts;
    }

    /** A rate with its limits: Wilson's, or by Student's t for a mean error. Empty where it would be a share of nothing. */
    Optional<Estimate> rate(GroupRate rate, double level) {
        if (rate == GroupRate.MEAN_ABSOLUTE_ERROR) {
            if (rows == 0) {
                return Optional.empty();
            }
            Estimate mean = Estimate.mean(errors, level);
            return Optional.of(new Estimate(mean.value(), Math.max(0, mean.low()), mean.high()));
        }
        long tn = outcomes[0];
        long fp = outcomes[1];
        long fn = outcomes[2];
        long tp = outcomes[3];
        return switch (rate) {
            case SELECTION_RATE -> share(fp + tp, rows, level);
            case TRUE_POSITIVE_RATE -> share(tp, fn + tp, level);
            case FALSE_POSITIVE_RATE -> share(fp, tn + fp, level);
            case FALSE_NEGATIVE_RATE -> share(fn, fn + tp, level);
            case PRECISION -> share(tp, fp + tp, level);
            default -> share(rows - Math.round(errors.mean() * rows), rows, level);
        };
    }

    private static Optional<Estimate> share(long hits, long total, double level) {
        return total == 0 ? Optional.empty() : Optional.of(Estimate.proportion(hits, total, level));
    }
}
