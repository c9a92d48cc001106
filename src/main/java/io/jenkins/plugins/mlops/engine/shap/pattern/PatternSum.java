package io.jenkins.plugins.mlops.engine.shap.pattern;

import java.util.List;

/**
 * All that one tree adds to one output of the block: a look-up for each group of leaves that has a part in it. Up to three are added in one
 * pass, so that the output is read and written once for them; with more, or with offsets into one array, the processor runs out of registers.
 */
public final class PatternSum {
    private final int target;
    private final int[] groups;
    private final double[][] values;

    /** One group's part: its number and its contribution by pattern. */
    record Part(int group, double[] values) {}

    /**
     * @param target number of the array that receives the sums
     */
    PatternSum(int target, List<Part> parts) {
        this.target = target;
        groups = parts.stream().mapToInt(Part::group).toArray();
        values = parts.stream().map(Part::values).toArray(double[][]::new);
    }

    /**
     * Adds the contributions of some rows.
     *
     * @param patterns by group and row the pattern of its facts
     * @param targets arrays of rows that receive sums
     */
    void add(int rows, byte[][] patterns, double[][] targets) {
        double[] sums = targets[target];
        int rest = groups.length;
        while (rest > 4 || rest == 3) {
            rest -= 3;
            add(
                    rows,
                    patterns[groups[rest]],
                    values[rest],
                    patterns[groups[rest + 1]],
                    values[rest + 1],
                    patterns[groups[rest + 2]],
                    values[rest + 2],
                    sums);
        }
        while (rest > 1) {
            rest -= 2;
            add(rows, patterns[groups[rest]], values[rest], patterns[groups[rest + 1]], values[rest + 1], sums);
        }
        if (rest > 0) {
            add(rows, patterns[groups[0]], values[0], sums);
        }
    }

    private static void add(int rows, byte[] p, double[] a, byte[] q, double[] b, byte[] s, double[] c, double[] sums) {
        for (int r = 0; r < rows; r++) {
            sums[r] += a[p[r] & 255] + b[q[r] & 255] + c[s[r] & 255];
        }
    }

    private static void add(int rows, byte[] p, double[] a, byte[] q, double[] b, double[] sums) {
        for (int r = 0; r < rows; r++) {
            sums[r] += a[p[r] & 255] + b[q[r] & 255];
        }
    }

    private static void add(int rows, byte[] p, double[] a, double[] sums) {
        for (int r = 0; r < rows; r++) {
            sums[r] += a[p[r] & 255];
        }
    }
}
