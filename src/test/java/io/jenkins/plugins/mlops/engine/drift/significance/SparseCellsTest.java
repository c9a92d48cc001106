package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparseCellsTest {
    @Test
    void drawnProbabilitiesAreRightUnderTheNullHypothesis() {
        SplittableRandom random = new SplittableRandom(3);
        int below5 = 0;
        int below50 = 0;
        for (int run = 0; run < 1000; run++) {
            long[] before = new long[40];
            long[] now = new long[40];
            for (int i = 0; i < 2060; i++) {
                // Half of the rows in two frequent cells, half in 38 rare ones.
                int cell =
                        random.nextInt(4) < 2 ? random.nextInt(2) : 2 + (int) (38 * Math.pow(random.nextDouble(), 3));
                (i < 2000 ? before : now)[cell]++;
            }
            List<String> names = IntStream.range(0, 40).mapToObj(i -> "c" + i).toList();
            double p = CellTests.pValue(new Cells(names, before, now), EffectiveSampleSizes.of(2000, 60), 1e-3);
            below5 += p <= 0.05 ? 1 : 0;
            below50 += p <= 0.5 ? 1 : 0;
        }
        assertTrue(below5 >= 15 && below5 <= 75, below5 + " of 1000 at 5 %");
        assertTrue(below50 >= 380 && below50 <= 600, below50 + " of 1000 at 50 %");
    }

    /** Chi-squared of all tables with the same margins, each as often as there are splits of the rows that give it. */
    @Test
    void pValuesAreSharesOfAllTables() {
        SplittableRandom random = new SplittableRandom(31);
        double logs = 0;
        int count = 0;
        for (int run = 0; run < 150; run++) {
            long[] pooled = random.longs(3 + random.nextInt(3), 1, 8).toArray();
            pooled[0] += random.nextInt(40);
            int drawn = 2 + random.nextInt(3);
            long rows = Arrays.stream(pooled).sum();
            RandomSplit split = new RandomSplit(pooled, drawn, random);
            split.next();
            long[] now = Arrays.stream(split.counts()).asLongStream().toArray();
            long[] before = IntStream.range(0, pooled.length)
                    .mapToLong(i -> pooled[i] - now[i])
                    .toArray();
            List<String> names =
                    IntStream.range(0, pooled.length).mapToObj(i -> "c" + i).toList();
            double exact = new Enumerated(pooled, drawn).pValue(now, smaller -> {
                double sum = 0;
                for (int i = 0; i < pooled.length; i++) {
                    double expected = (double) pooled[i] * drawn / rows;
                    sum += (smaller[i] - expected) * (smaller[i] - expected) / expected;
                    sum += (smaller[i] - expected) * (smaller[i] - expected) / (pooled[i] - expected);
                }
                return sum;
            });
            double p =
                    CellTests.pValue(new Cells(names, before, now), EffectiveSampleSizes.of(rows - drawn, drawn), 1e-3)
                            / 1.15;
            if (exact < 0.5) {
                assertEquals(
                        0, Math.log(p / exact), 4.5 / Math.sqrt(30), Arrays.toString(pooled) + Arrays.toString(now));
                logs += Math.log(p / exact);
                count++;
            }
        }
        assertTrue(count > 50, count + " tables");
        assertEquals(0, logs / count, 4.5 / Math.sqrt(30.0 * count) + 1.0 / 30);
    }

    /** What chi-squared is when the frequent cells are drawn from their limit law and when they are split like the others. */
    @Test
    void frequentCellsMayBeDrawnFromTheirLimitLaw() {
        List<String> names = List.of("a", "b", "c", "d", "e");
        Cells cells = new Cells(names, new long[] {5000, 3000, 1500, 40, 10}, new long[] {500, 255, 180, 11, 4});
        EffectiveSampleSizes sizes = EffectiveSampleSizes.of(9550, 950);
        double byLimit = new SparseCells(cells, sizes, 40).pValue(1e-4);
        double split = new SparseCells(cells, sizes, 1e9).pValue(1e-4);
        assertEquals(0, Math.log(byLimit / split), 6 / Math.sqrt(30), byLimit + " and " + split);
    }

    @Test
    void theAnswerIsTheSameEachTime() {
        Cells cells = new Cells(List.of("a", "b", "c", "d"), new long[] {500, 400, 3, 2}, new long[] {50, 40, 1, 2});
        assertEquals(
                CellTests.pValue(cells, EffectiveSampleSizes.of(905, 93), 1e-4),
                CellTests.pValue(cells, EffectiveSampleSizes.of(905, 93), 1e-4),
                0);
    }

    @Test
    void benjaminiAndHochberg() {
        assertArrayEquals(
                new double[] {0.02, 0.04, 0.04, 0.02},
                BenjaminiHochberg.adjust(new double[] {0.01, 0.04, 0.03, 0.005}),
                1e-15);
        assertArrayEquals(new double[0], BenjaminiHochberg.adjust(new double[0]));
    }

    @Test
    void newcombesInterval() {
        // Newcombe (1998), example: 56/70 against 48/80, method 10: 0.0524 to 0.3339.
        Proportions.Difference difference = Proportions.difference(48, 56, EffectiveSampleSizes.of(80, 70));
        assertEquals(0.2, difference.value(), 1e-12);
        assertEquals(0.0524, difference.low(), 5e-5);
        assertEquals(0.3339, difference.high(), 5e-5);
    }
}
