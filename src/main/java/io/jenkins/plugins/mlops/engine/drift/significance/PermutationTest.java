package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The exact test of two samples: the share of all splits of the pooled rows whose statistic is at least the observed one, found by drawing
 * splits. Drawing ends at the 30th that reaches the observed value (Besag and Clifford 1991): a column in which nothing changed costs some
 * hundred draws, and only a clear difference takes all. Its p-value is at or below a level at most as often as that level says, whatever the
 * ties, the sizes and the statistic are, for the observed split is one of them.
 *
 * <p>A difference so clear that an inequality alone gives it a tiny p-value is not drawn at all: that p-value is returned. To keep the
 * promise, what that adds is added to all others.
 */
final class PermutationTest {
    private static final int ENOUGH = 30;
    private static final double FEWEST_DRAWS = 5_000;
    private static final double MOST_DRAWS = 400_000;
    /** The share of runs that alarm is held at 5 % exactly by an exact test, so half of all trials would count more. */
    private static final double MARGIN = 1.15;

    private final int most;

    /** @param finest the smallest p-value that has to be told from zero: sets how many splits are drawn */
    PermutationTest(double finest) {
        most = (int) Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, 5 / finest));
    }

    /** Where chance comes from: always the same for the same rows, and different for different ones. */
    static SplittableRandom random(long[] pooled, long[] smaller) {
        return new SplittableRandom(31L * Arrays.hashCode(pooled) + Arrays.hashCode(smaller));
    }

    /** A p-value by an inequality counts from here on: well below what can be drawn. */
    double tiny() {
        return 0.1 / most;
    }

    /**
     * The p-value.
     *
     * @param bound a p-value by an inequality, 1 when there is none
     */
    double pValue(RandomSplit split, SplitStatistic statistic, double observed, double bound) {
        double tiny = tiny();
        if (bound <= tiny) {
            return bound;
        }
        double reach = observed - 1e-9 * Math.abs(observed);
        int reached = 0;
        for (int draw = 1; draw <= most; draw++) {
            split.next();
            double value = statistic.of(split.touched(), split.touchedCount(), split.counts());
            if (value >= reach && ++reached == ENOUGH) {
                return Math.min(1, MARGIN * reached / draw + tiny);
            }
        }
        return MARGIN * (reached + 1.0) / (most + 1.0) + tiny;
    }
}
