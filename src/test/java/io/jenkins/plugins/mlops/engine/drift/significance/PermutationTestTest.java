package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import io.jenkins.plugins.mlops.engine.drift.statistic.PooledCells;
import io.jenkins.plugins.mlops.engine.drift.statistic.Quadratic;
import io.jenkins.plugins.mlops.engine.drift.statistic.RankScores;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
    private static final double FINEST = 1e-3;
    /** What the product raises every drawn p-value by. */
    private static final double MARGIN = 1.15;

    private static PooledCells cells(double[] before, double[] now) {
        PooledCells cells = new PooledCells(before.length, now.length);
        Merge.walk(NumericSample.of(before), NumericSample.of(now), List.of(cells));
        return cells;
    }

    private static int[] ints(long[] counts) {
        return Arrays.stream(counts).mapToInt(Math::toIntExact).toArray();
    }

    private static double value(SplitStatistic statistic, long[] smaller) {
        return statistic.of(IntStream.range(0, smaller.length).toArray(), smaller.length, ints(smaller));
    }

    /** scipy tries all splits of the rows; here a hundred thousand are drawn. */
    @Test
    void drawnSharesAreThoseOfScipysExactTests() {
        for (JsonNode pair : Fixtures.ties().get("exact")) {
            PooledCells cells = cells(Fixtures.numbers(pair.get("reference")), Fixtures.numbers(pair.get("current")));
            long[] pooled = cells.pooled();
            boolean current =
                    pair.get("current").size() <= pair.get("reference").size();
            long[] smaller = current ? cells.current() : cells.reference();
            long drawn = Arrays.stream(smaller).sum();
            ShapeStatistic both = new ShapeStatistic(pooled, drawn, new TiedAndersonDarling(pooled).widening());
            double observed = value(both, smaller);
            double a2 = both.andersonDarling();
            double form = both.form();
            JsonNode expected = pair.get("expected");
            String name = pair.get("name").asText();
            assertEquals(expected.get("anderson_darling").asDouble(), a2, 1e-9, name);
            assertEquals(expected.get("location_scale").asDouble(), form, 1e-9, name);
            RandomSplit split = new RandomSplit(pooled, drawn, new SplittableRandom(8));
            int draws = 100_000;
            int[] reached = new int[3];
            for (int i = 0; i < draws; i++) {
                split.next();
                double t = both.of(split.touched(), split.touchedCount(), split.counts());
                reached[0] += both.andersonDarling() >= a2 - 1e-9 ? 1 : 0;
                reached[1] += both.form() >= form - 1e-9 ? 1 : 0;
                reached[2] += t >= observed - 1e-9 ? 1 : 0;
            }
            String[] keys = {"anderson_darling_p", "location_scale_p", "both_p"};
            for (int k = 0; k < 3; k++) {
                double p = expected.get(keys[k]).asDouble();
                assertEquals(
                        p, (double) reached[k] / draws, 4.5 * Math.sqrt(p * (1 - p) / draws), name + " " + keys[k]);
            }
        }
    }

    /** For generated samples: the p-value returned is the share of all splits that reach the observed one, within the error of 30 draws. */
    @Test
    void pValuesAreSharesOfAllSplits() {
        SplittableRandom random = new SplittableRandom(17);
        double logs = 0;
        int count = 0;
        for (int run = 0; run < 150; run++) {
            long[] pooled = random.longs(3 + random.nextInt(3), 1, 6).toArray();
            pooled[random.nextInt(pooled.length)] += random.nextInt(20);
            int drawn = 2
                    + random.nextInt(Math.max(
                            1, Math.min(6, (int) Arrays.stream(pooled).sum() / 2 - 1)));
            ShapeStatistic statistic = new ShapeStatistic(pooled, drawn, new TiedAndersonDarling(pooled).widening());
            RandomSplit split = new RandomSplit(pooled, drawn, random);
            // One of the more unlikely of a dozen splits.
            long[] observed = null;
            double reach = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 12; i++) {
                split.next();
                double t = statistic.of(split.touched(), split.touchedCount(), split.counts());
                if (t > reach) {
                    reach = t;
                    observed = Arrays.stream(split.counts()).asLongStream().toArray();
                }
            }
            double exact = new Enumerated(pooled, drawn).pValue(observed, smaller -> value(statistic, smaller));
            double p = new PermutationTest(FINEST).pValue(split, statistic, reach, 1) / MARGIN;
            if (exact < 0.5) {
                assertEquals(
                        0,
                        Math.log(p / exact),
                        4.5 / Math.sqrt(30),
                        Arrays.toString(pooled) + Arrays.toString(observed));
                logs += Math.log(p / exact);
                count++;
            }
        }
        assertTrue(count > 100);
        assertEquals(0, logs / count, 4.5 / Math.sqrt(30.0 * count) + 1.0 / 30);
    }

    @Test
    void theSameRowsGiveTheSameAnswerAndTheFloorIsTheNumberOfDraws() {
        long[] pooled = {500, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        long[] observed = {30, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1};
        ShapeStatistic statistic = new ShapeStatistic(pooled, 37, 1.8);
        double reach = value(statistic, observed);
        double[] p = new double[2];
        for (int i = 0; i < 2; i++) {
            RandomSplit split = new RandomSplit(pooled, 37, PermutationTest.random(pooled, observed));
            p[i] = new PermutationTest(FINEST).pValue(split, statistic, reach, 1);
        }
        assertEquals(p[0], p[1], 0);
        assertTrue(p[0] < 2.6e-4, "p " + p[0]);
        assertEquals(1e-9, new PermutationTest(FINEST).pValue(null, null, 0, 1e-9), 0);
    }

    @Test
    void aHugeReferenceIsAsGoodAsALargeOne() {
        double[] now = {0, 0, 0, 0, 0, 0, 0, 0, 3, 4};
        double[] p = new double[2];
        for (int i = 0; i < 2; i++) {
            long times = i == 0 ? 1_000 : 10_000_000;
            NumericSample before = NumericSample.ofSteps(
                    new double[] {0, 1, 2, 3, 5},
                    new long[] {970 * times, 10 * times, 10 * times, 5 * times, 5 * times},
                    0,
                    null);
            NumericSample current = NumericSample.of(now);
            Quadratic quadratic = new Quadratic(before.size(), current.size());
            RankScores ranks = new RankScores(before.size(), current.size());
            PooledCells cells = new PooledCells(before.size(), current.size());
            Merge.walk(before, current, List.of(quadratic, ranks, cells));
            p[i] = ShapeTest.of(quadratic, ranks, cells, EffectiveSampleSizes.of(before.size(), current.size()), FINEST)
                    .pValue();
        }
        // Two of ten rows away from zero, where three in a hundred are: twice 0.0345 (scipy.stats.binom.sf(1, 10,
        // 0.03)). A three and a
        // four among ones, twos, threes and fives in parts 2, 2, 1, 1: 0.194 of all pairs differ as much (the statistic
        // of make_ties.py
        // for every pair, with 300 rows of the reference), raised by the margin. Cauchy's combination of 0.069 and
        // 0.223 is 0.107, and
        // raised by the margin 0.123.
        assertEquals(0.123, p[0], 0.02);
        assertEquals(0, Math.log(p[0] / p[1]), 6 / Math.sqrt(30));
    }

    @Test
    void rowsThatRepeatAnEntityAreWorthLess() {
        // The same rows five times over, with a design effect of five, are what they were once.
        long[] once = {60, 1, 2, 1, 3};
        long[] now = {5, 0, 1, 1, 2};
        double[] p = new double[2];
        for (int i = 0; i < 2; i++) {
            long times = i == 0 ? 1 : 5;
            double[] positions = {0, 1, 2, 3, 4};
            NumericSample before = NumericSample.ofSteps(
                    positions, Arrays.stream(once).map(c -> times * c).toArray(), 0, null);
            NumericSample current = NumericSample.ofSteps(
                    positions, Arrays.stream(now).map(c -> times * c).toArray(), 0, null);
            Quadratic quadratic = new Quadratic(before.size(), current.size());
            RankScores ranks = new RankScores(before.size(), current.size());
            PooledCells cells = new PooledCells(before.size(), current.size());
            Merge.walk(before, current, List.of(quadratic, ranks, cells));
            p[i] = ShapeTest.of(
                            quadratic,
                            ranks,
                            cells,
                            new EffectiveSampleSizes(before.size(), current.size(), times, times),
                            FINEST)
                    .pValue();
        }
        // scipy.stats.fisher_exact([[60, 7], [5, 4]], alternative="greater") is 0.0214747, doubled for the other
        // direction; the rows
        // other than zero tell nothing, so the combination is twice the smaller.
        assertEquals(4 * 0.0214747, p[0], 1e-6);
        assertEquals(p[0], p[1], 1e-6);
    }

    @Test
    void boundsAreAboveTheProbabilityAndNotFarForClearDifferences() {
        SplittableRandom random = new SplittableRandom(23);
        for (int run = 0; run < 200; run++) {
            long[] pooled = random.longs(3 + random.nextInt(3), 1, 9).toArray();
            double[] score = IntStream.range(0, pooled.length)
                    .mapToDouble(i -> i * i - 3)
                    .toArray();
            int drawn = 2 + random.nextInt(5);
            RandomSplit split = new RandomSplit(pooled, drawn, random);
            split.next();
            long[] observed = Arrays.stream(split.counts()).asLongStream().toArray();
            double exact = new Enumerated(pooled, drawn).pValue(observed, smaller -> sum(score, smaller));
            double exactLow = new Enumerated(pooled, drawn).pValue(observed, smaller -> -sum(score, smaller));
            double bound = new SplitBound(pooled, score, drawn).of(observed);
            assertTrue(bound >= Math.min(1, 2 * Math.min(exact, exactLow)) * (1 - 1e-9), bound + " for " + exact);
        }
        // All 12 current rows above all 30 of the reference: one split of 42 over 12.
        long[] pooled = new long[42];
        Arrays.fill(pooled, 1);
        long[] observed = new long[42];
        Arrays.fill(observed, 30, 42, 1);
        double bound =
                new SplitBound(pooled, IntStream.range(0, 42).asDoubleStream().toArray(), 12).of(observed);
        assertTrue(bound > 2 / 1.1058116888e10 && bound < 200 / 1.1058116888e10, "bound " + bound);
    }

    private static double sum(double[] score, long[] smaller) {
        return IntStream.range(0, score.length)
                .mapToDouble(i -> score[i] * smaller[i])
                .sum();
    }
}
