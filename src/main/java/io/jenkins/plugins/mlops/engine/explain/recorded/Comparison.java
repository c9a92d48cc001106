package io.jenkins.plugins.mlops.engine.explain.recorded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Distance of recorded predictions from those of this program.
 *
 * @param candidate how they were understood
 * @param rows rows that have a recorded prediction
 * @param differing rows that differ by more than rounding
 * @param largest largest difference of a number; 1 for another class
 * @param worst the rows that differ most
 * @param decimals decimals the recorded numbers are rounded to, or -1 where they are not
 */
record Comparison(Candidate candidate, long rows, long differing, double largest, List<Apart> worst, int decimals) {
    /**
     * Libraries add up in float: the rounding of each of T trees is 6e-8 of the sum so far. Measured on the models of the tests it stays below
     * 1e-6 of the predictions' size; ten times that is still far below any difference in meaning.
     */
    static final double TOLERANCE = 1e-5;

    private static final int MOST_DECIMALS = 7;
    private static final int SHOWN = 5;

    /** A row that differs: its number from 0, what was recorded and what this program says in the column that differs most. */
    record Apart(int row, int column, double recorded, double ours) {
        double size() {
            return Math.abs(recorded - ours);
        }
    }

    static Comparison of(Candidate candidate) {
        int columns = candidate.recorded().length;
        int count = candidate.recorded()[0].length;
        boolean labels = candidate.form() == RecordedForm.LABEL;
        double scale = labels ? 0 : size(candidate.ours());
        int decimals = labels ? -1 : Decimals.of(candidate.recorded(), spread(candidate.ours()), MOST_DECIMALS);
        double rounding = decimals < 0 ? 0 : 0.5 * Math.pow(10, -decimals) * (1 + 1e-9);
        PriorityQueue<Apart> worst = new PriorityQueue<>(Comparator.comparingDouble(Apart::size));
        long rows = 0;
        long differing = 0;
        double largest = 0;
        for (int i = 0; i < count; i++) {
            Apart apart = null;
            boolean recorded = false;
            boolean differs = false;
            for (int c = 0; c < columns; c++) {
                double theirs = candidate.recorded()[c][i];
                double ours = candidate.ours()[c][i];
                if (Double.isNaN(theirs)) {
                    continue;
                }
                recorded = true;
                Apart found = new Apart(i, c, theirs, ours);
                apart = apart == null || found.size() > apart.size() ? found : apart;
                double allowed = labels ? 0 : rounding + TOLERANCE * Math.max(scale, Math.abs(theirs));
                differs |= !(found.size() <= allowed);
            }
            rows += recorded ? 1 : 0;
            if (!recorded || labels && candidate.unsure()[i]) {
                continue;
            }
            largest = Math.max(largest, labels ? Math.min(1, apart.size()) : apart.size());
            if (differs) {
                differing++;
                worst.add(apart);
                if (worst.size() > SHOWN) {
                    worst.remove();
                }
            }
        }
        List<Apart> shown = new ArrayList<>(worst);
        shown.sort(Comparator.comparingDouble(Apart::size).reversed().thenComparing(Apart::row));
        return new Comparison(candidate, rows, differing, largest, List.copyOf(shown), decimals);
    }

    boolean agrees() {
        return differing == 0;
    }

    /** Root of the mean square, over all columns: what rounding in float goes by. */
    private static double size(double[][] values) {
        double squares = 0;
        long count = 0;
        for (double[] column : values) {
            for (double value : column) {
                squares += value * value;
                count++;
            }
        }
        return Math.sqrt(squares / Math.max(1, count));
    }

    /** Standard deviation of the column that spreads least. */
    private static double spread(double[][] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] column : values) {
            double mean = java.util.Arrays.stream(column).average().orElse(0);
            double square = java.util.Arrays.stream(column)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0);
            least = Math.min(least, Math.sqrt(square));
        }
        return least;
    }
}
