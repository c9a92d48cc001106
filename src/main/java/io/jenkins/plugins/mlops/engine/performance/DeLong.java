package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import io.jenkins.plugins.mlops.engine.performance.interval.Normal;
import java.util.Optional;

/**
 * The area under the ROC curve with the variance of DeLong, DeLong and Clarke-Pearson (Biometrics 1988), from placements found by
 * sorting (the idea of Sun and Xu, IEEE Signal Processing Letters 2014): O(n log n), ties counted half.
 *
 * @param auc the area: the share of (positive, negative) pairs that are ranked right
 * @param variance DeLong's variance of it; not-a-number with a single positive or negative row
 * @param positives number of positive rows
 * @param negatives number of negative rows
 */
public record DeLong(double auc, double variance, int positives, int negatives) {
    /** Of predictions; empty where there are no scores or all labels are equal. */
    public static Optional<DeLong> of(BinaryPredictions predictions) {
        if (predictions.scores() == null) {
            return Optional.empty();
        }
        SortedScores sorted = SortedScores.of(predictions.labels(), predictions.scores());
        return sorted.positives().length == 0 || sorted.negatives().length == 0
                ? Optional.empty()
                : Optional.of(of(sorted));
    }

    static DeLong of(SortedScores scores) {
        int m = scores.positives().length;
        int n = scores.negatives().length;
        double[] ofPositives = SortedScores.placed(scores.positives(), scores.negatives());
        double pairs = 0;
        for (int i = 0; i < m; i++) {
            pairs += ofPositives[i]; // multiples of 1/2: exact
            ofPositives[i] /= n;
        }
        double[] ofNegatives = SortedScores.placed(scores.negatives(), scores.positives());
        for (int j = 0; j < n; j++) {
            ofNegatives[j] = 1 - ofNegatives[j] / m;
        }
        double variance =
                Moments.of(ofPositives).variance() / m + Moments.of(ofNegatives).variance() / n;
        return new DeLong(pairs / ((double) m * n), variance, m, n);
    }

    /**
     * The area plus and minus so many standard errors, within 0 and 1. Where that has no width (perfect ranking, or a single row in a
     * class) Newcombe's method 5 (Statistics in Medicine 2006) instead, which does not claim certainty.
     */
    public Interval interval(double level) {
        double z = Normal.halfWidth(level);
        if (variance > 0) {
            double reach = z * Math.sqrt(variance);
            return new Interval(auc - reach, auc + reach, level, "DeLong").within(0, 1);
        }
        return new Interval(end(z, 0), end(z, 1), level, "Newcombe method 5 (no spread for DeLong)");
    }

    /** The end towards the given bound: the area at which the observed one is z standard errors away. */
    private double end(double z, double bound) {
        double near = auc;
        double far = bound;
        for (int i = 0; i < 200; i++) {
            double middle = 0.5 * (near + far);
            if (Math.abs(middle - auc) < z * Math.sqrt(newcombeVariance(middle))) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return near;
    }

    private double newcombeVariance(double area) {
        double half = 0.5 * ((double) positives + negatives) - 1;
        return area
                * (1 - area)
                * (1 + half * (1 - area) / (2 - area) + half * area / (1 + area))
                / ((double) positives * negatives);
    }
}
