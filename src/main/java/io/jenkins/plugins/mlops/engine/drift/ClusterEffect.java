package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.HashMap;
import java.util.Map;

/**
 * The design effect of a column whose rows repeat an entity (a customer, a machine): how many of its rows are worth one independent row,
 * 1 + (k - 1) ICC, with k the mean size of a row's group and ICC the intra-class correlation (Kish 1965), estimated by a one-way
 * analysis of variance (Donner and Koval 1980). Numbers enter it as ranks, so that outliers do not decide; categories as indicators.
 *
 * @param values design effect of the values, 1 or more
 * @param missing design effect of whether there is a value, 1 or more
 */
public record ClusterEffect(double values, double missing) {
    /** Independent rows. */
    public static final ClusterEffect NONE = new ClusterEffect(1, 1);

    /**
     * For a column of numbers.
     *
     * @param rows the values in the order of the table, NaN for missing
     * @param sorted the same values
     * @param groups the entity of each row
     */
    public static ClusterEffect ofNumbers(double[] rows, NumericSample sorted, int[] groups) {
        Groups present = new Groups();
        Groups presence = new Groups();
        for (int i = 0; i < rows.length; i++) {
            boolean missing = Double.isNaN(rows[i]);
            presence.add(groups[i], missing ? 1 : 0, 0);
            if (!missing) {
                double below = sorted.atMost(Math.nextDown(rows[i] + 0.0));
                present.add(groups[i], (below + sorted.atMost(rows[i])) / 2 / sorted.size(), 0);
            }
        }
        return new ClusterEffect(present.effect(), presence.effect());
    }

    /**
     * For a column of categories.
     *
     * @param codes the category of each row, negative for missing
     * @param groups the entity of each row
     */
    public static ClusterEffect ofCategories(int[] codes, int[] groups) {
        Groups present = new Groups();
        Groups presence = new Groups();
        for (int i = 0; i < codes.length; i++) {
            presence.add(groups[i], codes[i] < 0 ? 1 : 0, 0);
            if (codes[i] >= 0) {
                present.add(groups[i], 1, codes[i]);
            }
        }
        return new ClusterEffect(present.effect(), presence.effect());
    }

    /** Sums by group and by indicator, for the analysis of variance. */
    private static final class Groups {
        private final Map<Integer, Map<Integer, double[]>> byGroup = new HashMap<>();
        private final Map<Integer, double[]> byCode = new HashMap<>();

        void add(int group, double value, int code) {
            add(
                    byGroup.computeIfAbsent(group, key -> new HashMap<>()).computeIfAbsent(code, key -> new double[3]),
                    value);
            add(byCode.computeIfAbsent(code, key -> new double[3]), value);
        }

        private static void add(double[] sums, double value) {
            sums[0]++;
            sums[1] += value;
            sums[2] += value * value;
        }

        double effect() {
            double rows = byCode.values().stream().mapToDouble(sums -> sums[0]).sum();
            double between = 0;
            double squares = 0;
            double rowSquares = 0;
            for (Map<Integer, double[]> group : byGroup.values()) {
                double size =
                        group.values().stream().mapToDouble(sums -> sums[0]).sum();
                rowSquares += size * size;
                for (double[] sums : group.values()) {
                    between += sums[1] * sums[1] / size;
                }
            }
            double middle = 0;
            for (double[] sums : byCode.values()) {
                middle += sums[1] * sums[1] / rows;
                squares += sums[2];
            }
            int count = byGroup.size();
            if (count < 2 || rows <= count) {
                return 1;
            }
            double meanBetween = (between - middle) / (count - 1);
            double meanWithin = (squares - between) / (rows - count);
            double adjusted = (rows - rowSquares / rows) / (count - 1);
            double divisor = meanBetween + (adjusted - 1) * meanWithin;
            if (!(divisor > 0)) {
                return 1;
            }
            double correlation = Math.max(0, Math.min(1, (meanBetween - meanWithin) / divisor));
            return 1 + Math.max(0, rowSquares / rows - 1) * correlation;
        }
    }
}
