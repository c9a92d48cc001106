package io.jenkins.plugins.mlops.engine.performance;

import java.util.List;

/**
 * Confusion matrix: how often each class was predicted as each.
 *
 * @param classes names of the classes
 * @param counts {@code counts[actual][predicted]} rows
 */
public record Confusion(List<String> classes, long[][] counts) {
    public Confusion {
        classes = List.copyOf(classes);
    }

    static Confusion of(List<String> classes, int[] labels, int[] predictions) {
        long[][] counts = new long[classes.size()][classes.size()];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]][predictions[i]]++;
        }
        return new Confusion(classes, counts);
    }

    ClassTotals totals() {
        int size = counts.length;
        ClassTotals totals = new ClassTotals(new double[size], new double[size], new double[size]);
        for (int actual = 0; actual < size; actual++) {
            totals.right()[actual] = counts[actual][actual];
            for (int predicted = 0; predicted < size; predicted++) {
                totals.actual()[actual] += counts[actual][predicted];
                totals.predicted()[predicted] += counts[actual][predicted];
            }
        }
        return totals;
    }
}
