package io.jenkins.plugins.mlops.engine.drift.significance;

import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Chi-squared of a table with rare cells, its distribution drawn ({@link PermutationTest}). The rows of rare cells, and the number of rows
 * in all frequent ones together, are split as chance would split them; how those spread over the frequent cells is drawn from its limit
 * law.
 */
final class SparseCells implements SplitStatistic {
    /** Rare cells told apart at most; beyond, the rarest are one cell. */
    private static final int MOST_RARE = 400;

    private final EffectiveSampleSizes sizes;
    /** Rows of the rare cells and, in the last place, of all frequent ones. */
    private final long[] pooled;

    private final long[] smaller;
    private final int frequents;
    private final double within;
    /** Rows of each cell in the draws: what they are worth. */
    private final long[] worth;

    private final double worthRows;
    private final double drawn;
    private final SplittableRandom random;
    private final ChiSquaredDraw spread;

    SparseCells(Cells cells, EffectiveSampleSizes sizes, double fewestExpected) {
        this.sizes = sizes;
        boolean currentIsSmaller = sizes.effectiveCurrent() <= sizes.effectiveReference();
        long[] side = currentIsSmaller ? cells.current() : cells.reference();
        double least =
                Math.min(sizes.effectiveReference(), sizes.effectiveCurrent()) / (sizes.reference() + sizes.current());
        int[] order = IntStream.range(0, cells.count())
                .filter(i -> pooled(cells, i) > 0)
                .boxed()
                .sorted((a, b) -> Long.compare(pooled(cells, b), pooled(cells, a)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] frequent = Arrays.stream(order)
                .filter(i -> pooled(cells, i) * least >= fewestExpected)
                .toArray();
        frequents = frequent.length;
        int rares = Math.min(MOST_RARE, order.length - frequents);
        pooled = new long[rares + 1];
        smaller = new long[rares + 1];
        for (int k = 0; k < order.length; k++) {
            int at = k < frequents ? rares : Math.min(k - frequents, rares - 1);
            pooled[at] += pooled(cells, order[k]);
            smaller[at] += side[order[k]];
        }
        double expected = pooled[rares] == 0 ? 0 : (double) smaller[rares] / pooled[rares];
        double sum = 0;
        for (int i : frequent) {
            double gap = side[i] - pooled(cells, i) * expected;
            sum += gap * gap / pooled(cells, i);
        }
        within = sum;
        double independent = sizes.drawn() / (sizes.reference() + sizes.current());
        worth = Arrays.stream(pooled)
                .map(rows -> rows == 0 ? 0 : Math.max(1, Math.round(rows * independent)))
                .toArray();
        worthRows = Arrays.stream(worth).sum();
        double share = Math.min(sizes.effectiveReference(), sizes.effectiveCurrent()) / sizes.drawn();
        drawn = Math.max(1, Math.round(worthRows * share));
        random = PermutationTest.random(pooled, smaller);
        spread = frequents > 1 ? new ChiSquaredDraw(frequents - 1) : null;
    }

    private static long pooled(Cells cells, int i) {
        return cells.reference()[i] + cells.current()[i];
    }

    /** Probability of a chi-squared at least as large when nothing changed. */
    double pValue(double finest) {
        double rows = sizes.reference() + sizes.current();
        double side = Arrays.stream(smaller).sum();
        double squares = 0;
        for (int i = 0; i < pooled.length; i++) {
            squares += pooled[i] > 0 ? (double) smaller[i] * smaller[i] / pooled[i] : 0;
        }
        double observed = chiSquared(squares + within, side, rows) * sizes.shrink();
        RandomSplit split = new RandomSplit(worth, (long) drawn, random);
        return new PermutationTest(finest).pValue(split, this, observed, sizes.clustered() ? 1 : bound());
    }

    @Override
    public double of(int[] cells, int length, int[] counts) {
        double squares = 0;
        for (int k = 0; k < length; k++) {
            double count = counts[cells[k]];
            squares += count * count / worth[cells[k]];
        }
        if (spread != null) {
            double rows = worth[worth.length - 1];
            double share = counts[worth.length - 1] / rows;
            squares += spread.next(random) * share * (1 - share) * rows / (rows - 1);
        }
        return chiSquared(squares, drawn, worthRows);
    }

    private static double chiSquared(double squares, double drawn, double rows) {
        return (squares - drawn * drawn / rows) / (drawn / rows * (1 - drawn / rows));
    }

    /** A p-value by Bonferroni's inequality: Fisher's test of each cell against all others, and the spread over the frequent cells. */
    private double bound() {
        long rows = sizes.reference() + sizes.current();
        long side = Arrays.stream(smaller).sum();
        double least = 1;
        for (int i = 0; i < pooled.length; i++) {
            least = Math.min(least, Proportions.fisher(smaller[i], pooled[i], side, rows));
        }
        int last = pooled.length - 1;
        if (frequents > 1 && smaller[last] > 0 && smaller[last] < pooled[last]) {
            double share = (double) smaller[last] / pooled[last];
            least = Math.min(
                    least,
                    ChiSquaredDistribution.of(frequents - 1)
                            .survivalProbability(within / (share * (1 - share)) * (pooled[last] - 1) / pooled[last]));
        }
        return Math.min(1, least * (pooled.length + 1));
    }
}
