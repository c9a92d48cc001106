package io.jenkins.plugins.mlops.engine.performance;

import java.util.Arrays;

/**
 * The scores of the positive and of the negative rows, each in ascending order. Everything about ranking is read from these two arrays by
 * walking along them, so that ties are exact.
 *
 * @param positives scores of rows whose label is 1
 * @param negatives scores of rows whose label is 0
 */
record SortedScores(double[] positives, double[] negatives) {
    static SortedScores of(int[] labels, double[] scores) {
        int count = 0;
        for (int label : labels) {
            count += label;
        }
        double[] positives = new double[count];
        double[] negatives = new double[labels.length - count];
        int p = 0;
        int n = 0;
        for (int i = 0; i < labels.length; i++) {
            double score = scores[i] + 0.0; // -0.0 and 0.0 are one score
            if (labels[i] == 1) {
                positives[p++] = score;
            } else {
                negatives[n++] = score;
            }
        }
        Arrays.sort(positives);
        Arrays.sort(negatives);
        return new SortedScores(positives, negatives);
    }

    /**
     * For each of the sorted values, how many of the others lie below it, equal ones counted half.
     */
    static double[] placed(double[] values, double[] others) {
        double[] placed = new double[values.length];
        int below = 0;
        int notAbove = 0;
        for (int i = 0; i < values.length; i++) {
            while (below < others.length && others[below] < values[i]) {
                below++;
            }
            notAbove = Math.max(notAbove, below);
            while (notAbove < others.length && others[notAbove] <= values[i]) {
                notAbove++;
            }
            placed[i] = 0.5 * ((double) below + notAbove);
        }
        return placed;
    }
}
