package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Exact significance of the difference of two samples of numbers, whatever their sizes and ties.
 *
 * <p>A value that holds at least half of the rows is tested apart: by Fisher's test of its share, and by a test of the other rows among
 * themselves, which is the same again. Given how many other rows either sample has, every split of those is as likely as any other, so the two
 * p-values are independent. What is left, or has no such value, is split at random ({@link PermutationTest}) and measured by the
 * Anderson-Darling and the location-scale statistic together.
 */
final class SplitTest {
    private final PermutationTest test;

    /** @param finest the smallest p-value that has to be told from zero */
    SplitTest(double finest) {
        test = new PermutationTest(finest);
    }

    /**
     * The p-value.
     *
     * @param reference rows of the reference by distinct value, ascending
     * @param current rows of the current sample likewise
     * @param sizes their sums, with design effects
     */
    double pValue(long[] reference, long[] current, EffectiveSampleSizes sizes) {
        if (sizes.reference() == 0 || sizes.current() == 0) {
            return 1;
        }
        int most = 0;
        for (int i = 1; i < reference.length; i++) {
            most = reference[i] + current[i] > reference[most] + current[most] ? i : most;
        }
        if (2 * (reference[most] + current[most]) < sizes.reference() + sizes.current()) {
            return drawn(reference, current, sizes);
        }
        double share = Proportions.central(reference[most], current[most], sizes);
        if (reference.length <= 2) {
            return share;
        }
        EffectiveSampleSizes others = new EffectiveSampleSizes(
                sizes.reference() - reference[most],
                sizes.current() - current[most],
                sizes.referenceEffect(),
                sizes.currentEffect());
        return Combination.cauchy(share, pValue(without(reference, most), without(current, most), others));
    }

    private static long[] without(long[] counts, int cell) {
        return IntStream.range(0, counts.length)
                .filter(i -> i != cell)
                .mapToLong(i -> counts[i])
                .toArray();
    }

    private double drawn(long[] reference, long[] current, EffectiveSampleSizes sizes) {
        boolean currentIsSmaller = sizes.effectiveCurrent() <= sizes.effectiveReference();
        long[] smaller = currentIsSmaller ? current : reference;
        long[] pooled = IntStream.range(0, reference.length)
                .mapToLong(i -> reference[i] + current[i])
                .toArray();
        ShapeStatistic plain = statistic(pooled, Arrays.stream(smaller).sum());
        double observed = plain.of(
                IntStream.range(0, pooled.length).toArray(),
                pooled.length,
                Arrays.stream(smaller).mapToInt(Math::toIntExact).toArray());
        ShapeStatistic drawing = plain;
        long drawn = Math.max(1, Math.round(Math.min(sizes.effectiveReference(), sizes.effectiveCurrent())));
        double share = sizes.drawn() / (sizes.reference() + sizes.current());
        long[] worth = pooled;
        if (share < 1) {
            worth = thinned(pooled, share);
            if (Arrays.stream(worth).sum() <= drawn) {
                return 1;
            }
            drawing = statistic(worth, drawn);
            observed = drawing.shrunk(plain, sizes.shrink());
        }
        double bound = !sizes.clustered() && plain.beyond(test.tiny()) ? bound(plain, pooled, smaller) : 1;
        RandomSplit split = new RandomSplit(worth, drawn, PermutationTest.random(pooled, smaller));
        return test.pValue(split, drawing, observed, bound);
    }

    /** Twice the smaller bound of either sum of scores. */
    private static double bound(ShapeStatistic statistic, long[] pooled, long[] smaller) {
        double[] linear =
                IntStream.range(0, pooled.length).mapToDouble(statistic::score).toArray();
        double[] square = Arrays.stream(linear).map(s -> s * s).toArray();
        long drawn = Arrays.stream(smaller).sum();
        return Combination.twiceSmaller(
                new SplitBound(pooled, linear, drawn).of(smaller), new SplitBound(pooled, square, drawn).of(smaller));
    }

    private static ShapeStatistic statistic(long[] pooled, long drawn) {
        return new ShapeStatistic(pooled, drawn, new TiedAndersonDarling(pooled).widening());
    }

    /** So many rows of each cell as they are worth, rounded so that the sum is right. */
    private static long[] thinned(long[] pooled, double worth) {
        long[] thinned = new long[pooled.length];
        double upTo = 0;
        for (int i = 0; i < pooled.length; i++) {
            thinned[i] = Math.round((upTo + pooled[i]) * worth) - Math.round(upTo * worth);
            upTo += pooled[i];
        }
        return Arrays.stream(thinned).filter(count -> count > 0).toArray();
    }
}
