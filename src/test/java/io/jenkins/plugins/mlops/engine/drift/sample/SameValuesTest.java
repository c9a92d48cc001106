package io.jenkins.plugins.mlops.engine.drift.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SameValuesTest {
    private static double[][] joined(double[] before, double[] now) {
        SameValues.Pair pair = SameValues.of(NumericSample.of(before), NumericSample.of(now));
        return new double[][] {pair.reference().values(100), pair.current().values(100)};
    }

    private static void assertJoined(double[] right, double[] before, double[] now) {
        double[][] values = joined(before, now);
        assertArrayEquals(right, values[0], 0);
        assertArrayEquals(right, values[1], 0);
        double[][] turned = joined(now, before);
        assertArrayEquals(right, turned[0], 0);
        assertArrayEquals(right, turned[1], 0);
    }

    @Test
    void singlePrecisionIsTheNumberItCameFrom() {
        assertJoined(new double[] {0.1, 0.2, 0.3}, new double[] {0.1, 0.2, 0.3}, new double[] {0.1f, 0.2f, 0.3f});
        assertJoined(new double[] {-9.99, 0, 5}, new double[] {-9.99, 0, 5}, new double[] {-9.99f, 0, 5});
    }

    @Test
    void sumsAreWhatTheyShouldBe() {
        assertJoined(new double[] {0.3, 0.5}, new double[] {0.1 + 0.2, 0.5}, new double[] {0.3, 0.5});
        assertJoined(new double[] {0, 0.5}, new double[] {0.1 + 0.2 - 0.3, 0.5, 0}, new double[] {0, 0.5});
        double tenth = 0;
        for (int i = 0; i < 10; i++) {
            tenth += 0.1;
        }
        assertJoined(new double[] {1, 2}, new double[] {tenth, 2}, new double[] {1, 2});
    }

    @Test
    void wholeNumbersAreExact() {
        double[] before = {100_000_001, 5};
        double[] now = {100_000_002, 5};
        double[][] values = joined(before, now);
        assertArrayEquals(new double[] {5, 100_000_001}, values[0]);
        assertArrayEquals(new double[] {5, 100_000_002}, values[1]);
    }

    @Test
    void whatDiffersStaysApart() {
        NumericSample before = NumericSample.of(new double[] {0.1, 0.1000001, 1e-20, 7});
        NumericSample now = NumericSample.of(new double[] {0.1, 0.1000002, 1e-20, 7});
        SameValues.Pair pair = SameValues.of(before, now);
        assertSame(before, pair.reference());
        assertSame(now, pair.current());
        // Two numbers that single precision cannot tell apart are not guessed.
        double near = 0.1 + 1e-10;
        double[][] values = joined(new double[] {0.1, near}, new double[] {0.1f});
        assertArrayEquals(new double[] {0.1, near}, values[0]);
        assertArrayEquals(new double[] {0.1f}, values[1]);
    }

    @Test
    void columnsOfManyValuesAreLeftAlone() {
        SplittableRandom random = new SplittableRandom(3);
        double[] rows = random.doubles(5000).toArray();
        double[] rounded = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rounded[i] = (float) rows[i];
        }
        NumericSample now = NumericSample.of(rounded);
        assertSame(now, SameValues.of(NumericSample.of(rows), now).current());
    }

    @Test
    void rowsAndMissingValuesAreKept() {
        NumericSample steps = NumericSample.ofSteps(new double[] {0.3, 0.1 + 0.2, 0.5}, new long[] {4, 5, 6}, 7, null);
        SameValues.Pair pair = SameValues.of(steps, NumericSample.of(new double[] {0.3, Double.NaN}));
        assertArrayEquals(new double[] {0.3, 0.5}, pair.reference().values(10));
        assertEquals(9, pair.reference().atMost(0.3));
        assertEquals(15, pair.reference().size());
        assertEquals(7, pair.reference().missing());
        assertEquals(1, pair.current().missing());
    }

    @Test
    void aPointSaysNothingWhereAllNamesHaveIt() {
        CategoricalSample pointed = new CategoricalSample(Map.of("1.0", 3L, "10.0", 4L), 5);
        CategoricalSample plain = new CategoricalSample(Map.of("1", 3L, "20", 4L), 0);
        assertEquals(new CategoricalSample(Map.of("1", 3L, "10", 4L), 5), SameNames.of(pointed, plain));
        assertSame(plain, SameNames.of(plain, pointed));
        CategoricalSample versions = new CategoricalSample(Map.of("1.0", 3L, "1.1", 4L), 0);
        assertSame(versions, SameNames.of(versions, plain));
    }
}
