package io.jenkins.plugins.mlops.engine.slices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups by the size of a number: about equally many rows each, cut at quantiles. A column with no more different values than groups is
 * not cut: each value is a group.
 */
public final class Bins {
    private Bins() {}

    /**
     * In order of the numbers, the missing ones last.
     *
     * @param values a number per row; not-a-number where it is missing, which makes a group of its own
     * @param most number of groups beside the missing, at least 1
     */
    public static Grouping of(String column, double[] values, int most) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0)
                .sorted()
                .toArray();
        double[] distinct = fewDistinct(sorted, most);
        double[] starts = distinct != null ? distinct : edges(sorted, most);
        List<String> groups = new ArrayList<>();
        for (int k = 0; k < starts.length; k++) {
            if (distinct != null) {
                groups.add(text(starts[k]));
            } else {
                boolean last = k == starts.length - 1;
                groups.add("[" + text(starts[k]) + ", "
                        + (last ? text(sorted[sorted.length - 1]) + "]" : text(starts[k + 1]) + ")"));
            }
        }
        int[] codes = new int[values.length];
        boolean missing = sorted.length < values.length;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                codes[i] = starts.length;
            } else {
                int found = Arrays.binarySearch(starts, values[i] + 0.0);
                codes[i] = found >= 0 ? found : -found - 2;
            }
        }
        if (missing) {
            groups.add(Grouping.MISSING);
        }
        List<String> labels = groups.stream()
                .map(group -> column + (distinct == null && group.startsWith("[") ? " in " : " = ") + group)
                .toList();
        return new Grouping(List.of(column), codes, groups, labels, new boolean[groups.size()], List.of());
    }

    /** All different values, or null where there are more than so many. */
    private static double[] fewDistinct(double[] sorted, int most) {
        double[] distinct = new double[most];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                if (count == most) {
                    return null;
                }
                distinct[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    /** Where groups begin: the smallest value, then values at the quantiles, each once. Always values that occur, so none is empty. */
    private static double[] edges(double[] sorted, int most) {
        double[] edges = new double[most];
        int count = 0;
        for (int k = 0; k < most; k++) {
            double at = k == 0 ? sorted[0] : sorted[(int) Math.ceil((double) k / most * (sorted.length - 1))];
            if (count == 0 || at > edges[count - 1]) {
                edges[count++] = at;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
