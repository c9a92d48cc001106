package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
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
            double p = CellTests.pValue(new Cells(names, before, now), Sizes.of(2000, 60), 1e-3);
            below5 += p <= 0.05 ? 1 : 0;
            below50 += p <= 0.5 ? 1 : 0;
        }
        assertTrue(below5 >= 15 && below5 <= 75, below5 + " of 1000 at 5 %");
        assertTrue(below50 >= 380 && below50 <= 600, below50 + " of 1000 at 50 %");
    }

    @Test
    void theAnswerIsTheSameEachTime() {
        Cells cells = new Cells(List.of("a", "b", "c", "d"), new long[] {500, 400, 3, 2}, new long[] {50, 40, 1, 2});
        assertEquals(
                CellTests.pValue(cells, Sizes.of(905, 93), 1e-4), CellTests.pValue(cells, Sizes.of(905, 93), 1e-4), 0);
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
        Proportions.Difference difference = Proportions.difference(48, 56, Sizes.of(80, 70));
        assertEquals(0.2, difference.value(), 1e-12);
        assertEquals(0.0524, difference.low(), 5e-5);
        assertEquals(0.3339, difference.high(), 5e-5);
    }
}
