package io.jenkins.plugins.mlops.engine.explain.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares features by their shares. */
final class Ranking {
    private Ranking() {}

    /** Features from the largest share down, equal ones by name. */
    static List<String> names(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Features of either. */
    static Set<String> union(Map<String, Double> a, Map<String, Double> b) {
        Set<String> names = new LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        return names;
    }

    /**
     * Spearman's rank correlation of the shares over the features of either (a feature that one lacks has the share 0 there), ties with
     * their mean rank. Not-a-number where one of them has only equal shares.
     */
    static double correlation(Map<String, Double> a, Map<String, Double> b) {
        double[] x = ranks(values(a, union(a, b)));
        double[] y = ranks(values(b, union(a, b)));
        double mean = (x.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }

    /** Total variation distance: the share that would have to move from feature to feature to turn one into the other, 0 to 1. */
    static double shift(Map<String, Double> a, Map<String, Double> b) {
        double sum = 0;
        for (String name : union(a, b)) {
            sum += Math.abs(a.getOrDefault(name, 0.0) - b.getOrDefault(name, 0.0));
        }
        return sum / 2;
    }

    private static double[] values(Map<String, Double> shares, Set<String> names) {
        return names.stream()
                .mapToDouble(name -> shares.getOrDefault(name, 0.0))
                .toArray();
    }

    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double mean = (from + 1 + to) / 2.0;
            Arrays.stream(order, from, to).forEach(i -> ranks[i] = mean);
            from = to;
        }
        return ranks;
    }
}
