package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.BootstrapSampler;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Percentiles;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap of measures of a confusion matrix, stratified by the actual class. Drawing rows of a class with replacement is
 * drawing its row of the matrix from a multinomial distribution, so the cost does not depend on the number of rows.
 */
final class ConfusionBootstrap {
    /** Its name for a reader. */
    static final String METHOD = BootstrapSampler.method("stratified");

    /** With more occupied cells than this the bootstrap would take longer than it is worth. */
    static final int MOST_CELLS = 20_000;

    private ConfusionBootstrap() {}

    static boolean affordable(Confusion confusion) {
        long cells = 0;
        for (long[] row : confusion.counts()) {
            cells += Arrays.stream(row).filter(count -> count > 0).count();
        }
        return cells <= MOST_CELLS;
    }

    /** An interval for each of the measures. */
    static Interval[] intervals(Confusion confusion, double level, List<ToDoubleFunction<ClassTotals>> measures) {
        double[][] drawn = new double[measures.size()][BootstrapSampler.REPETITIONS];
        BootstrapSampler draws = new BootstrapSampler();
        int size = confusion.counts().length;
        int[][] occupied = new int[size][];
        for (int actual = 0; actual < size; actual++) {
            long[] row = confusion.counts()[actual];
            occupied[actual] = IntStream.range(0, size).filter(k -> row[k] > 0).toArray();
        }
        for (int repetition = 0; repetition < BootstrapSampler.REPETITIONS; repetition++) {
            ClassTotals totals = draw(confusion.counts(), occupied, draws);
            for (int m = 0; m < drawn.length; m++) {
                drawn[m][repetition] = measures.get(m).applyAsDouble(totals);
            }
        }
        Interval[] intervals = new Interval[drawn.length];
        for (int m = 0; m < drawn.length; m++) {
            Arrays.sort(drawn[m]);
            intervals[m] = new Interval(
                    Percentiles.of(drawn[m], (1 - level) / 2),
                    Percentiles.of(drawn[m], (1 + level) / 2),
                    level,
                    METHOD);
        }
        return intervals;
    }

    private static ClassTotals draw(long[][] counts, int[][] occupied, BootstrapSampler draws) {
        int size = counts.length;
        ClassTotals totals = new ClassTotals(new double[size], new double[size], new double[size]);
        for (int actual = 0; actual < size; actual++) {
            long rows = 0;
            for (int predicted : occupied[actual]) {
                rows += counts[actual][predicted];
            }
            totals.actual()[actual] = rows;
            long open = rows;
            for (int predicted : occupied[actual]) {
                long drawn = draws.binomial(open, (double) counts[actual][predicted] / rows);
                rows -= counts[actual][predicted];
                open -= drawn;
                totals.predicted()[predicted] += drawn;
                if (predicted == actual) {
                    totals.right()[actual] = drawn;
                }
            }
        }
        return totals;
    }
}
