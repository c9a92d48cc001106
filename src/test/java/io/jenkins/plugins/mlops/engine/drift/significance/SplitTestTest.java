package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The test of small and of tied samples against its definition, with every split of the rows counted instead of drawn. */
class SplitTestTest {
    private static final double FINEST = 1e-5;
    private static final double MARGIN = 1.15;

    private static double product(long[] before, long[] now) {
        return new SplitTest(FINEST).pValue(before, now, EffectiveSampleSizes.of(sum(before), sum(now)));
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    /** What docs/drift.md says, step by step. */
    private static double defined(long[] before, long[] now) {
        long n = sum(before);
        long m = sum(now);
        if (n == 0 || m == 0) {
            return 1;
        }
        int most = IntStream.range(0, before.length)
                .boxed()
                .max((i, k) -> Long.compare(before[i] + now[i], before[k] + now[k]))
                .orElseThrow();
        if (2 * (before[most] + now[most]) < n + m) {
            return Math.min(1, MARGIN * allSplits(before, now));
        }
        long[] two = {before[most] + now[most], n + m - before[most] - now[most]};
        double share = allTables(two, now[most], (int) m);
        if (before.length <= 2) {
            return share;
        }
        return cauchy(share, defined(without(before, most), without(now, most)));
    }

    /** Share of all splits in which Anderson-Darling and location-scale together are at least the observed. */
    private static double allSplits(long[] before, long[] now) {
        long[] smaller = sum(now) <= sum(before) ? now : before;
        long[] pooled = IntStream.range(0, before.length)
                .mapToLong(i -> before[i] + now[i])
                .toArray();
        int drawn = (int) sum(smaller);
        ShapeStatistic statistic = new ShapeStatistic(pooled, drawn, new TiedAndersonDarling(pooled).widening());
        int[] all = IntStream.range(0, pooled.length).toArray();
        return new Enumerated(pooled, drawn)
                .pValue(
                        smaller,
                        split -> statistic.of(
                                all,
                                all.length,
                                Arrays.stream(split).mapToInt(Math::toIntExact).toArray()));
    }

    /**
     * Fisher's test with half of the level for either direction, by its definition: twice the probability of all tables at least as far out
     * on the side of the observed one.
     */
    private static double allTables(long[] two, long observed, int drawn) {
        double[] sum = new double[2];
        new Enumerated(two, drawn).each((split, share) -> {
            sum[0] += split[0] <= observed ? share : 0;
            sum[1] += split[0] >= observed ? share : 0;
        });
        return Math.min(1, 2 * Math.min(sum[0], sum[1]));
    }

    /** The mean of the cotangents, back as a probability, raised by the margin and at most twice the smaller. */
    private static double cauchy(double p, double q) {
        double mean = (1 / Math.tan(Math.PI * Math.min(0.9, p)) + 1 / Math.tan(Math.PI * Math.min(0.9, q))) / 2;
        return Math.min(MARGIN * (0.5 - Math.atan(mean) / Math.PI), Math.min(1, 2 * Math.min(p, q)));
    }

    private static long[] without(long[] counts, int cell) {
        return IntStream.range(0, counts.length)
                .filter(i -> i != cell)
                .mapToLong(i -> counts[i])
                .toArray();
    }

    @Test
    void pValuesAreThoseOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(41);
        double logs = 0;
        int count = 0;
        int ruled = 0;
        for (int run = 0; run < 300; run++) {
            long[] pooled = random.longs(4 + random.nextInt(2), 1, 5).toArray();
            if (random.nextInt(3) > 0) {
                pooled[random.nextInt(pooled.length)] += random.nextInt(40);
            }
            int drawn = 3 + random.nextInt(4);
            RandomSplit split = new RandomSplit(pooled, Math.min(drawn, sum(pooled) / 2), random);
            long[][] sides = new long[2][];
            double least = 2;
            // One of the more unlikely of eight splits; the larger sample is now the one, now the other.
            boolean turned = random.nextBoolean();
            for (int i = 0; i < 8; i++) {
                split.next();
                long[] small = Arrays.stream(split.counts()).asLongStream().toArray();
                long[] large = IntStream.range(0, pooled.length)
                        .mapToLong(k -> pooled[k] - small[k])
                        .toArray();
                double p = turned ? defined(small, large) : defined(large, small);
                if (p < least) {
                    least = p;
                    sides = turned ? new long[][] {small, large} : new long[][] {large, small};
                }
            }
            double p = product(sides[0], sides[1]);
            if (least < 0.4) {
                String rows = Arrays.toString(sides[0]) + Arrays.toString(sides[1]);
                assertEquals(0, Math.log(p / least), 4.5 / Math.sqrt(30), rows + ": " + p + " for " + least);
                logs += Math.log(p / least);
                count++;
                ruled += 2 * Arrays.stream(pooled).max().orElse(0) >= sum(pooled) ? 1 : 0;
            }
        }
        assertTrue(ruled > 50 && count - ruled > 50, ruled + " of " + count);
        assertEquals(0, logs / count, 4.5 / Math.sqrt(30.0 * count) + 1.0 / 30);
    }

    @Test
    void twoValuesAreFishersTestForEitherDirection() {
        assertEquals(2 * 0.02074081697612938, product(new long[] {990, 10}, new long[] {47, 3}), 1e-8);
        assertEquals(2 * 0.02074081697612938, product(new long[] {10, 990}, new long[] {3, 47}), 1e-8);
        assertEquals(1, product(new long[] {990}, new long[] {47}), 0);
    }

    @Test
    void aSampleOfOneValueOnly() {
        // All that differ are on one side: nothing is left to compare but the share.
        long[] before = {90, 4, 3, 3};
        long[] now = {20, 0, 0, 0};
        double share = allTables(new long[] {110, 10}, 20, 20);
        assertEquals(cauchy(share, 1), product(before, now), 1e-12);
        assertEquals(1, product(before, new long[4]), 0);
    }

    @Test
    void valuesThatRuleOneAfterTheOther() {
        // Zero holds most rows, one holds most of the others; two and three are left.
        long[] before = {80, 12, 2, 1};
        long[] now = {6, 4, 0, 3};
        double zeros = allTables(new long[] {86, 22}, 6, 13);
        double ones = allTables(new long[] {16, 6}, 4, 7);
        double rest = allTables(new long[] {4, 2}, 3, 3);
        assertEquals(cauchy(zeros, cauchy(ones, rest)), product(before, now), 1e-9);
    }

    /** The p-value keeps its level: never more often at or below a level than the level says, over all splits of some rows. */
    @Test
    void theLevelIsKept() {
        for (long[] pooled : new long[][] {{22, 1, 1, 1, 1, 1}, {12, 3, 2, 1, 1}, {1, 1, 16, 2, 1}, {9, 8, 1, 1, 1}}) {
            double[] reached = new double[3];
            double[] levels = {0.05, 0.1, 0.2};
            new Enumerated(pooled, 5).each((now, share) -> {
                long[] before = IntStream.range(0, pooled.length)
                        .mapToLong(i -> pooled[i] - now[i])
                        .toArray();
                double p = defined(before, now.clone());
                for (int i = 0; i < levels.length; i++) {
                    reached[i] += p <= levels[i] ? share : 0;
                }
            });
            for (int i = 0; i < levels.length; i++) {
                assertTrue(reached[i] <= levels[i], Arrays.toString(pooled) + ": " + reached[i] + " at " + levels[i]);
            }
        }
    }
}
