package io.jenkins.plugins.mlops.engine.drift.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class NumericSampleTest {
    private static double[] random(int size, DoubleUnaryOperator form) {
        SplittableRandom random = new SplittableRandom(5);
        return random.doubles(size).map(form).toArray();
    }

    @Test
    void radixSortGivesTheOrderOfNumbers() {
        for (DoubleUnaryOperator form : new DoubleUnaryOperator[] {
            u -> u - 0.5,
            u -> Math.tan(Math.PI * (u - 0.5)),
            u -> Math.floor(u * 7),
            u -> u < 0.5 ? 1 / 0.0 : -1 / 0.0,
            u -> Double.MIN_VALUE * Math.floor(u * 9 - 4),
            u -> 4.0,
            u -> (u - 0.5) * 1e308
        }) {
            double[] values = random(10_000, form);
            double[] expected = values.clone();
            for (int i = 0; i < expected.length; i++) {
                expected[i] += 0.0;
            }
            Arrays.sort(expected);
            NumericSample sample = NumericSample.of(values);
            assertArrayEquals(expected, sample.values());
        }
    }

    @Test
    void missingValuesAreCountedAndLeftOut() {
        double[] values = random(5_000, u -> u < 0.2 ? Double.NaN : u);
        NumericSample sample = NumericSample.of(values);
        assertEquals(Arrays.stream(values).filter(Double::isNaN).count(), sample.missing());
        assertEquals(5_000, sample.rows());
        assertEquals(Arrays.stream(values).filter(v -> v <= 0.7).count(), sample.atMost(0.7));
    }

    @Test
    void stepsGiveTheStatisticsOfTheRowsTheyStandFor() {
        double[] a = random(900, u -> Math.floor(u * u * 30));
        double[] b = random(700, u -> Math.floor(u * 33) - 1);
        NumericSample rows = NumericSample.of(a);
        double[] positions = Arrays.stream(a).distinct().sorted().toArray();
        long[] counts = Arrays.stream(positions)
                .mapToLong(p -> Arrays.stream(a).filter(v -> v == p).count())
                .toArray();
        NumericSample steps = NumericSample.ofSteps(positions, counts, 0, null);
        NumericSample current = NumericSample.of(b);
        Fixtures.Walked one = Fixtures.walk(rows, current);
        Fixtures.Walked two = Fixtures.walk(steps, current);
        assertEquals(one.distances().wasserstein(), two.distances().wasserstein(), 0);
        assertEquals(one.distances().kolmogorovSmirnov(), two.distances().kolmogorovSmirnov(), 0);
        assertEquals(one.quadratic().andersonDarling(), two.quadratic().andersonDarling(), 0);
        assertEquals(one.quadratic().cramerVonMises(), two.quadratic().cramerVonMises(), 0);
        assertEquals(one.ranks().mannWhitney(), two.ranks().mannWhitney(), 0);
        assertEquals(rows.moments().deviation(), steps.moments().deviation(), 1e-13);
        for (double p = 0; p <= 1; p += 0.01) {
            assertEquals(rows.quantile(p), steps.quantile(p), "quantile " + p);
        }
        assertEquals(rows.distinct(100), steps.distinct(100));
        assertEquals(6, rows.distinct(5));
    }

    @Test
    void longRunsOfEqualValuesAreOneValue() {
        // Runs longer than a block, runs across blocks, runs at both ends, one side ending first.
        for (int values : new int[] {1, 2, 3, 7, 100, 2000}) {
            for (int[] rows : new int[][] {{5000, 5000}, {5000, 700}, {300, 6000}, {512, 512}, {1, 4000}}) {
                double[] a = random(rows[0], u -> Math.floor(u * u * values));
                double[] b = random(rows[1], u -> Math.floor((1 - u) * values) + (values > 50 ? 3 : 0));
                java.util.TreeMap<Double, double[]> expected = new java.util.TreeMap<>();
                Arrays.stream(a).forEach(v -> expected.computeIfAbsent(v, key -> new double[2])[0]++);
                Arrays.stream(b).forEach(v -> expected.computeIfAbsent(v, key -> new double[2])[1]++);
                double[] sums = new double[2];
                java.util.Iterator<java.util.Map.Entry<Double, double[]>> next =
                        expected.entrySet().iterator();
                Merge.walk(NumericSample.of(a), NumericSample.of(b), java.util.List.of(block -> {
                    for (int i = 0; i < block.length(); i++) {
                        java.util.Map.Entry<Double, double[]> entry = next.next();
                        sums[0] += entry.getValue()[0];
                        sums[1] += entry.getValue()[1];
                        assertEquals(entry.getKey(), block.value()[i]);
                        assertEquals(entry.getValue()[0], block.reference()[i]);
                        assertEquals(entry.getValue()[1], block.current()[i]);
                        assertEquals(sums[0], block.referenceUpTo()[i]);
                        assertEquals(sums[1], block.currentUpTo()[i]);
                    }
                }));
                assertEquals(false, next.hasNext());
            }
        }
    }

    @Test
    void stepsThatDoNotAscendAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> NumericSample.ofSteps(new double[] {1, 1}, new long[] {1, 1}, 0, null));
        assertThrows(
                IllegalArgumentException.class,
                () -> NumericSample.ofSteps(new double[] {1, 2}, new long[] {1, -1}, 0, null));
    }
}
