package io.jenkins.plugins.mlops.engine.performance;

import java.util.Arrays;

/**
 * Per distinct score, from the highest down: how many positive and negative rows have at least this score.
 *
 * @param thresholds distinct scores, descending
 * @param truePositives positive rows with at least this score
 * @param falsePositives negative rows with at least this score
 */
record ThresholdCounts(double[] thresholds, int[] truePositives, int[] falsePositives) {
    static ThresholdCounts of(SortedScores scores) {
        double[] positives = scores.positives();
        double[] negatives = scores.negatives();
        double[] thresholds = new double[positives.length + negatives.length];
        int[] tp = new int[thresholds.length];
        int[] fp = new int[thresholds.length];
        int p = positives.length;
        int n = negatives.length;
        int size = 0;
        while (p > 0 || n > 0) {
            double score = p == 0
                    ? negatives[n - 1]
                    : n == 0 ? positives[p - 1] : Math.max(positives[p - 1], negatives[n - 1]);
            while (p > 0 && positives[p - 1] == score) {
                p--;
            }
            while (n > 0 && negatives[n - 1] == score) {
                n--;
            }
            thresholds[size] = score;
            tp[size] = positives.length - p;
            fp[size] = negatives.length - n;
            size++;
        }
        return new ThresholdCounts(Arrays.copyOf(thresholds, size), Arrays.copyOf(tp, size), Arrays.copyOf(fp, size));
    }

    /** Sum over thresholds of the step in recall times the precision there: average precision as scikit-learn defines it. */
    double averagePrecision() {
        int positives = truePositives[truePositives.length - 1];
        double sum = 0;
        int before = 0;
        for (int i = 0; i < thresholds.length; i++) {
            sum += (double) (truePositives[i] - before)
                    * truePositives[i]
                    / ((double) truePositives[i] + falsePositives[i]);
            before = truePositives[i];
        }
        return sum / positives;
    }

    /** True positive rate against false positive rate, beginning at (0, 0), which has no threshold. */
    Curve roc(String name) {
        int size = thresholds.length;
        double[] x = new double[size + 1];
        double[] y = new double[size + 1];
        double[] at = new double[size + 1];
        at[0] = Double.NaN;
        for (int i = 0; i < size; i++) {
            x[i + 1] = (double) falsePositives[i] / falsePositives[size - 1];
            y[i + 1] = (double) truePositives[i] / truePositives[size - 1];
            at[i + 1] = thresholds[i];
        }
        return new Curve(name, x, y, at);
    }

    /** Precision against recall, from the highest threshold down. */
    Curve precisionRecall(String name) {
        int size = thresholds.length;
        double[] x = new double[size];
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = (double) truePositives[i] / truePositives[size - 1];
            y[i] = truePositives[i] / ((double) truePositives[i] + falsePositives[i]);
        }
        return new Curve(name, x, y, thresholds.clone());
    }
}
