package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import io.jenkins.plugins.mlops.engine.performance.interval.Normal;
import java.util.Arrays;

/**
 * The mean of one-against-rest AUCs. Each row's influence on the mean is the sum of its DeLong components over the classes, so the
 * variance of the mean accounts for the AUCs sharing their rows. Weights count as fixed.
 */
final class OneAgainstRest {
    /** Its interval's name for a reader. */
    static final String METHOD = "delta method, DeLong components";

    private final MulticlassPredictions predictions;
    private final int[] support;
    private final double[] aucs;
    private final double[] macroInfluence;
    private final double[] weightedInfluence;

    OneAgainstRest(MulticlassPredictions predictions, int[] support) {
        this.predictions = predictions;
        this.support = support;
        this.aucs = new double[support.length];
        this.macroInfluence = new double[predictions.rows()];
        this.weightedInfluence = new double[predictions.rows()];
        int present = (int) Arrays.stream(support).filter(rows -> rows > 0).count();
        for (int k = 0; k < support.length; k++) {
            if (support[k] == 0) {
                aucs[k] = Double.NaN;
            } else {
                add(k, 1.0 / present, (double) support[k] / predictions.rows());
            }
        }
    }

    private void add(int k, double macroWeight, double weight) {
        int rows = predictions.rows();
        int[] labels = predictions.labels();
        double[] scores = new double[rows];
        int[] positive = new int[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = predictions.scores()[i][k] + 0.0;
            positive[i] = labels[i] == k ? 1 : 0;
        }
        SortedScores sorted = SortedScores.of(positive, scores);
        double[] ofPositives = SortedScores.placed(sorted.positives(), sorted.negatives());
        double[] ofNegatives = SortedScores.placed(sorted.negatives(), sorted.positives());
        double m = support[k];
        double n = rows - m;
        double pairs = 0;
        for (double placed : ofPositives) {
            pairs += placed;
        }
        aucs[k] = pairs / (m * n);
        for (int i = 0; i < rows; i++) {
            double influence = positive[i] == 1
                    ? (ofPositives[Arrays.binarySearch(sorted.positives(), scores[i])] / n - aucs[k]) * rows / m
                    : (1 - ofNegatives[Arrays.binarySearch(sorted.negatives(), scores[i])] / m - aucs[k]) * rows / n;
            macroInfluence[i] += macroWeight * influence;
            weightedInfluence[i] += weight * influence;
        }
    }

    /** AUC of each class against the rest; not-a-number for a class without rows. */
    double[] aucs() {
        return aucs;
    }

    double macro() {
        return Arrays.stream(aucs).filter(auc -> !Double.isNaN(auc)).average().orElse(Double.NaN);
    }

    double weighted() {
        double sum = 0;
        for (int k = 0; k < aucs.length; k++) {
            sum += support[k] == 0 ? 0 : aucs[k] * support[k];
        }
        return sum / predictions.rows();
    }

    Interval interval(boolean weighted, double level) {
        double value = weighted ? weighted() : macro();
        double error = Moments.of(weighted ? weightedInfluence : macroInfluence).standardError();
        double reach = Normal.halfWidth(level) * error;
        return new Interval(value - reach, value + reach, level, METHOD).within(0, 1);
    }
}
