package io.jenkins.plugins.mlops.engine.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DriftDecisionTest {
    private final SplittableRandom random = new SplittableRandom(11);

    private double[] normal(int rows, double mean, double deviation) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = mean + deviation * random.nextGaussian();
        }
        return values;
    }

    private static ColumnPair numeric(String name, double[] before, double[] now) {
        return new ColumnPair.Numeric(name, Role.FEATURE, NumericSample.of(before), NumericSample.of(now));
    }

    private static ColumnPair categorical(String name, Map<String, Long> before, Map<String, Long> now) {
        return new ColumnPair.Categorical(
                name, Role.FEATURE, new CategoricalSample(before, 0), new CategoricalSample(now, 0));
    }

    private static DriftReport run(ColumnPair... pairs) {
        List<DriftAnalysis.Source> sources = new ArrayList<>();
        for (ColumnPair pair : pairs) {
            sources.add(() -> pair);
        }
        return DriftAnalysis.run(sources, DriftPolicy.usual(), 2);
    }

    private static ColumnDrift.Verdict verdict(ColumnPair pair) {
        return run(pair).columns().get(0).verdict();
    }

    @Test
    void aLargeSignificantShiftIsDrift() {
        ColumnDrift column = run(numeric("age", normal(2000, 40, 10), normal(1000, 44, 10)))
                .columns()
                .get(0);
        assertEquals(ColumnDrift.Verdict.DRIFTED, column.verdict());
        assertEquals(Statistic.WASSERSTEIN, column.measured().chosen());
        assertEquals(0.4, column.effect(), 0.1);
        assertTrue(column.adjusted() < 1e-6);
    }

    @Test
    void aSignificantButTinyShiftIsNot() {
        ColumnDrift column = run(numeric("age", normal(200_000, 0, 1), normal(200_000, 0.03, 1)))
                .columns()
                .get(0);
        assertTrue(column.significant());
        assertEquals(ColumnDrift.Verdict.STABLE, column.verdict());
    }

    @Test
    void aWindowTooSmallToTellIsInconclusive() {
        int undecided = 0;
        for (int window = 0; window < 60; window++) {
            ColumnDrift column = run(numeric("age", normal(1000, 0, 1), normal(20, 0, 1)))
                    .columns()
                    .get(0);
            assertTrue(column.detectable() > column.material());
            assertFalse(column.verdict() == ColumnDrift.Verdict.STABLE);
            undecided += column.verdict() == ColumnDrift.Verdict.INCONCLUSIVE ? 1 : 0;
        }
        assertTrue(undecided >= 52, undecided + " of 60");
    }

    @Test
    void aWindowOfTwoRowsNeverDecides() {
        assertEquals(
                ColumnDrift.Verdict.INCONCLUSIVE, verdict(numeric("a", normal(1000, 0, 1), new double[] {0.1, -0.4})));
        assertEquals(ColumnDrift.Verdict.INCONCLUSIVE, verdict(numeric("a", new double[] {1}, new double[] {1})));
        assertEquals(ColumnDrift.Verdict.INCONCLUSIVE, verdict(numeric("a", normal(1000, 0, 1), new double[0])));
    }

    @Test
    void missingValuesDriftOnTheirOwn() {
        double[] now = normal(2000, 0, 1);
        for (int i = 0; i < 100; i++) {
            now[i] = Double.NaN;
        }
        ColumnDrift column =
                run(numeric("income", normal(5000, 0, 1), now)).columns().get(0);
        assertEquals(ColumnDrift.Verdict.DRIFTED, column.verdict());
        assertTrue(column.missing().drifted());
        assertFalse(column.valuesDrifted());
        assertEquals(0.05, column.missing().difference().value(), 1e-12);
        assertTrue(column.missing().difference().low() > 0.03
                && column.missing().difference().high() < 0.07);
    }

    @Test
    void aColumnThatBecameEmptyHasDrifted() {
        double[] empty = new double[500];
        Arrays.fill(empty, Double.NaN);
        assertEquals(ColumnDrift.Verdict.DRIFTED, verdict(numeric("income", normal(500, 0, 1), empty)));
        assertEquals(ColumnDrift.Verdict.INCONCLUSIVE, verdict(numeric("income", empty, empty)));
    }

    @Test
    void constantColumns() {
        double[] ones = new double[500];
        Arrays.fill(ones, 1);
        double[] twos = new double[500];
        Arrays.fill(twos, 2);
        assertEquals(ColumnDrift.Verdict.STABLE, verdict(numeric("c", ones, ones)));
        assertEquals(ColumnDrift.Verdict.DRIFTED, verdict(numeric("c", ones, twos)));
        ColumnDrift varying =
                run(numeric("c", ones, normal(500, 1, 1))).columns().get(0);
        assertEquals(ColumnDrift.Verdict.DRIFTED, varying.verdict());
        assertEquals(Statistic.KS, varying.measured().chosen());
    }

    @Test
    void infinitiesAreValues() {
        double[] before = normal(1000, 0, 1);
        before[0] = Double.POSITIVE_INFINITY;
        double[] now = normal(1000, 0, 1);
        ColumnDrift same = run(numeric("c", before, now)).columns().get(0);
        assertEquals(Statistic.KS, same.measured().chosen());
        assertEquals(ColumnDrift.Verdict.STABLE, same.verdict());
        for (int i = 0; i < 300; i++) {
            now[i] = Double.POSITIVE_INFINITY;
        }
        assertEquals(ColumnDrift.Verdict.DRIFTED, verdict(numeric("c", before, now)));
    }

    @Test
    void aNewCategoryIsFoundAmongRareOnes() {
        Map<String, Long> before = Map.of("a", 30_000L, "b", 19_950L, "r1", 20L, "r2", 30L);
        ColumnDrift column = run(categorical("site", before, Map.of("a", 560L, "b", 400L, "new", 40L)))
                .columns()
                .get(0);
        assertEquals(ColumnDrift.Verdict.DRIFTED, column.verdict());
        assertEquals(
                ColumnDrift.Verdict.STABLE,
                verdict(categorical("site", before, Map.of("a", 602L, "b", 397L, "r2", 1L))));
    }

    @Test
    void aNewCategoryIsDriftBelowTheLimitOfTheMeasure() {
        ColumnDrift column = run(categorical(
                        "site", Map.of("a", 6000L, "b", 4000L), Map.of("a", 1182L, "b", 788L, "new", 30L)))
                .columns()
                .get(0);
        assertTrue(column.effect() < column.limit());
        assertTrue(column.drifted() && column.byNewCategories());
        assertEquals(0.015, column.measured().fresh(), 1e-12);
    }

    @Test
    void anExplosionOfCategoriesIsDrift() {
        Map<String, Long> now = new java.util.TreeMap<>();
        for (int i = 0; i < 3000; i++) {
            now.put("x" + i, 1L);
        }
        assertEquals(ColumnDrift.Verdict.DRIFTED, verdict(categorical("c", Map.of("a", 500L, "b", 700L), now)));
    }

    @Test
    void identicalTablesAreTold() {
        double[] values = normal(500, 0, 1);
        assertTrue(run(numeric("a", values, values)).identical());
        assertFalse(run(numeric("a", values, normal(500, 0, 1))).identical());
        assertFalse(run().identical());
    }

    @Test
    void aMeasureThatNeedsAnOrderIsRefusedForCategories() {
        DriftPolicy policy = DriftPolicy.usual().with("c", Statistic.KS);
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> DriftAnalysis.run(
                        List.<DriftAnalysis.Source>of(() -> categorical("c", Map.of("a", 5L), Map.of("a", 5L))),
                        policy,
                        1));
        assertTrue(e.getMessage().contains("Ks of column \"c\""));
    }

    @Test
    void theChosenMeasureDecides() {
        DriftPolicy policy =
                DriftPolicy.usual().with("a", Statistic.PSI).with(Statistic.PSI, new DriftPolicy.Bounds(0.5, 0.6));
        double[] before = normal(5000, 0, 1);
        double[] now = normal(5000, 0.5, 1);
        ColumnDrift column = DriftAnalysis.run(
                        List.<DriftAnalysis.Source>of(() -> numeric("a", before, now)), policy, 1)
                .columns()
                .get(0);
        assertEquals(Statistic.PSI, column.measured().chosen());
        assertTrue(column.significant());
        assertEquals(ColumnDrift.Verdict.STABLE, column.verdict());
        assertEquals(0.25, column.effect(), 0.06);
    }

    @Test
    void importanceWeighsTheScore() {
        DriftReport report = run(
                numeric("a", normal(2000, 0, 1), normal(2000, 1, 1)),
                numeric("b", normal(2000, 0, 1), normal(2000, 0, 1)));
        assertEquals(0.5, report.weight(ColumnDrift.Verdict.DRIFTED, Map.of()), 1e-12);
        assertEquals(0.2, report.weight(ColumnDrift.Verdict.DRIFTED, Map.of("a", 1.0, "b", 4.0)), 1e-12);
    }

    @Test
    void identicalDistributionsSeldomAlarm() {
        int alarms = 0;
        for (int run = 0; run < 300; run++) {
            ColumnPair[] pairs = new ColumnPair[10];
            for (int c = 0; c < pairs.length; c++) {
                pairs[c] = numeric("c" + c, normal(400, 0, 1), normal(150, 0, 1));
            }
            alarms += run(pairs).columns().stream().anyMatch(ColumnDrift::drifted) ? 1 : 0;
        }
        // 5 % of 300 are 15; 27 or more would come once in a thousand times, and the seed is fixed.
        assertTrue(alarms < 27, alarms + " of 300 runs");
    }

    /** Runs that alarm among 40 of 100 columns each in which nothing changed. */
    private int alarms(int n, int m, DoubleSupplier value) {
        int alarms = 0;
        for (int run = 0; run < 40; run++) {
            ColumnPair[] pairs = new ColumnPair[100];
            for (int c = 0; c < pairs.length; c++) {
                pairs[c] = numeric(
                        "c" + c,
                        DoubleStream.generate(value).limit(n).toArray(),
                        DoubleStream.generate(value).limit(m).toArray());
            }
            alarms += run(pairs).columns().stream().anyMatch(ColumnDrift::drifted) ? 1 : 0;
        }
        return alarms;
    }

    @Test
    void columnsOfMostlyOneValueSeldomAlarm() {
        // 5 % of 40 are 2; 8 or more would come once in a thousand times, and the seed is fixed. It was 15 and more.
        int alarms = alarms(1000, 50, () -> random.nextDouble() < 0.98 ? 0 : Math.exp(random.nextGaussian()));
        assertTrue(alarms < 8, alarms + " of 40 runs");
        alarms = alarms(50, 1000, () -> random.nextDouble() < 0.97 ? 7 : 7 - random.nextDouble());
        assertTrue(alarms < 8, alarms + " of 40 runs, the reference smaller");
    }

    @Test
    void columnsWithManyMoreZerosAreFoundInASmallWindow() {
        double[] before = zeros(1000, 0.97);
        assertEquals(ColumnDrift.Verdict.DRIFTED, verdict(numeric("amount", before, zeros(50, 0.6))));
        assertEquals(ColumnDrift.Verdict.DRIFTED, verdict(numeric("amount", zeros(1000, 0.6), zeros(50, 0.99))));
    }

    private double[] zeros(int rows, double share) {
        return DoubleStream.generate(() -> random.nextDouble() < share ? 0 : Math.exp(random.nextGaussian()))
                .limit(rows)
                .toArray();
    }

    @Test
    void theDetectableEffectIsDetectedAboutAsOftenAsSaid() {
        int found = 0;
        double smallest = 0;
        for (int run = 0; run < 400; run++) {
            double[] before = normal(3000, 0, 1);
            Comparison column = new Comparer(DriftPolicy.usual(), 1).compare(numeric("c", before, normal(200, 0, 1)));
            smallest = new MinimumDetectableEffect(DriftPolicy.usual(), 1).effect(column, Statistic.WASSERSTEIN);
            found += run(numeric("c", before, normal(200, smallest, 1)))
                            .columns()
                            .get(0)
                            .drifted()
                    ? 1
                    : 0;
        }
        assertEquals(0.8, found / 400.0, 0.07, "at a shift by " + smallest);
    }

    @Test
    void repeatedEntitiesAreWorthLess() {
        int[] groups = new int[1000];
        double[] same = new double[1000];
        double[] free = normal(1000, 0, 1);
        for (int i = 0; i < 1000; i++) {
            groups[i] = i / 5;
            same[i] = i % 5 == 0 ? random.nextGaussian() : same[i - 1];
        }
        assertEquals(
                5, ClusterEffect.ofNumbers(same, NumericSample.of(same), groups).values(), 1e-9);
        assertEquals(
                1, ClusterEffect.ofNumbers(free, NumericSample.of(free), groups).values(), 0.25);
        int[] codes = new int[1000];
        for (int i = 0; i < 1000; i++) {
            codes[i] = (i / 5) % 3 - (i / 5 % 2);
        }
        ClusterEffect effect = ClusterEffect.ofCategories(codes, groups);
        assertEquals(5, effect.values(), 0.3);
        assertEquals(5, effect.missing(), 1e-9);
        assertEquals(ClusterEffect.NONE, ClusterEffect.ofNumbers(free, NumericSample.of(free), new int[1000]));
    }
}
