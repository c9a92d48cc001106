package io.jenkins.plugins.mlops.engine.performance.interval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.performance.Fixtures;
import org.junit.jupiter.api.Test;

/** Against scipy and statsmodels. */
class IntervalsTest {
    private static final double SAME = Fixtures.SAME;
    private final JsonNode fixture = Fixtures.read("performance/intervals.json");

    private static double[] row(JsonNode row) {
        return Fixtures.doubles(row);
    }

    private static void assertRelative(double expected, double actual, String what) {
        assertEquals(expected, actual, SAME * Math.abs(expected) + 1e-300, what);
    }

    @Test
    void normalKeepsRelativePrecisionInTheTails() {
        for (JsonNode row : fixture.get("above")) {
            assertRelative(row(row)[1], Normal.above(row(row)[0]), "above " + row);
        }
        for (JsonNode row : fixture.get("half_width")) {
            // 1 - level itself has few digits left at the last of them.
            assertEquals(
                    row(row)[1],
                    Normal.halfWidth(row(row)[0]),
                    row(row)[0] > 0.9999999 ? 1e-7 : SAME,
                    "half width " + row);
        }
        assertThrows(IllegalArgumentException.class, () -> Normal.halfWidth(1));
    }

    @Test
    void studentEqualsScipy() {
        for (JsonNode row : fixture.get("student")) {
            assertRelative(row(row)[2], Student.twoSided(row(row)[0], row(row)[1]), "student " + row);
        }
        for (JsonNode row : fixture.get("student_half_width")) {
            assertRelative(row(row)[2], Student.halfWidth(row(row)[0], row(row)[1]), "student half width " + row);
        }
    }

    @Test
    void studentAtItsEndsAndWithManyDegrees() {
        assertEquals(1, Student.twoSided(0, 5));
        assertEquals(0, Student.twoSided(Double.NEGATIVE_INFINITY, 5));
        // The incomplete beta function inverted with 30 digits (mpmath).
        double[][] quantiles = {
            {0.95, 1000, 1.96233908082640848}, {0.95, 1500, 1.9615467538950187}, {0.95, 20000, 1.96008260515813519},
            {0.99, 1000, 2.58075469806595108}, {0.99, 1500, 2.57911093210959329}, {0.99, 20000, 2.57607515301725501},
            {0.999, 1000, 3.30028264842391291}, {0.999, 1500, 3.297024849045952}, {0.999, 20000, 3.29101328336425629}
        };
        for (double[] quantile : quantiles) {
            assertEquals(
                    quantile[2],
                    Student.halfWidth(quantile[0], quantile[1]),
                    1e-13 * quantile[2],
                    quantile[0] + " " + quantile[1]);
        }
        // Where the expansion takes over, nothing jumps.
        assertEquals(Student.halfWidth(0.95, Math.nextDown(1000.0)), Student.halfWidth(0.95, 1000), 1e-12);
    }

    @Test
    void wilsonEqualsStatsmodels() {
        for (JsonNode node : fixture.get("wilson")) {
            double[] row = row(node);
            Interval interval = Wilson.interval(row[0], row[1], 0.95);
            assertEquals(row[2], interval.low(), SAME);
            assertEquals(row[3], interval.high(), SAME);
        }
        assertEquals(0, Wilson.interval(0, 10, 0.95).low());
        assertEquals(1, Wilson.interval(10, 10, 0.95).high());
        assertThrows(IllegalArgumentException.class, () -> Wilson.interval(0, 0, 0.95));
    }

    @Test
    void differencesAreNewcombesInterval() {
        for (JsonNode node : fixture.get("newcombe")) {
            double[] row = row(node);
            Estimate difference = Mover.difference(
                    Estimate.proportion(row[0], row[1], 0.95), Estimate.proportion(row[2], row[3], 0.95));
            assertEquals(row[4], difference.low(), SAME, node.toString());
            assertEquals(row[5], difference.high(), SAME, node.toString());
        }
        // Newcombe 1998, table II, example (a), method 10.
        Estimate printed = Mover.difference(Estimate.proportion(56, 70, 0.95), Estimate.proportion(48, 80, 0.95));
        assertEquals(0.0524, printed.low(), 5e-5);
        assertEquals(0.3339, printed.high(), 5e-5);
    }

    @Test
    void ratiosEqualTheirPrintedFormula() {
        for (JsonNode node : fixture.get("ratio")) {
            double[] row = row(node);
            Estimate ratio =
                    Mover.ratio(Estimate.proportion(row[0], row[1], 0.95), Estimate.proportion(row[2], row[3], 0.95));
            assertRelative(row[4], ratio.low(), node.toString());
            assertRelative(row[5], ratio.high(), node.toString());
        }
    }

    @Test
    void ratiosAtTheEdges() {
        Estimate none = Estimate.proportion(0, 40, 0.95);
        Estimate some = Estimate.proportion(20, 40, 0.95);
        Estimate ratio = Mover.ratio(none, some);
        assertEquals(0, ratio.value());
        assertEquals(0, ratio.low());
        assertTrue(ratio.high() > 0 && ratio.high() < 0.5, ratio.toString());
        assertThrows(IllegalArgumentException.class, () -> Mover.ratio(some, none));
        assertEquals(
                Double.POSITIVE_INFINITY,
                Mover.ratio(some, new Estimate(1, -2, 4)).high());
        Estimate turning =
                Mover.ratio(some, new Estimate(0.5, 0.4, 1)); // 2q - u vanishes here: the printed formula divides by it
        assertTrue(turning.low() > 0.3 && turning.low() < turning.value(), turning.toString());
    }

    @Test
    void testsEqualScipy() {
        for (JsonNode node : fixture.get("chi2")) {
            double[] row = row(node);
            assertRelative(
                    row[4],
                    TwoSamples.proportions((long) row[0], (long) row[1], (long) row[2], (long) row[3]),
                    node.toString());
        }
        for (JsonNode node : fixture.get("fisher")) {
            double[] row = row(node);
            assertRelative(
                    row[4],
                    TwoSamples.fisher((long) row[0], (long) row[1], (long) row[2], (long) row[3]),
                    node.toString());
        }
        JsonNode welch = fixture.get("welch");
        Moments a = Moments.of(Fixtures.doubles(welch.get("a")));
        Moments b = Moments.of(Fixtures.doubles(welch.get("b")));
        assertRelative(welch.get("p").doubleValue(), TwoSamples.means(a, b), "welch");
        JsonNode bh = fixture.get("bh");
        assertArrayEquals(Fixtures.doubles(bh.get("q")), TwoSamples.adjusted(Fixtures.doubles(bh.get("p"))), SAME);
    }

    @Test
    void smallTablesGoToTheExactTest() {
        assertEquals(TwoSamples.fisher(2, 4, 1, 30), TwoSamples.proportions(2, 4, 1, 30));
        assertEquals(1, TwoSamples.proportions(0, 5, 0, 7));
        assertEquals(1, TwoSamples.proportions(5, 5, 7, 7));
    }

    @Test
    void momentsOfTheRest() {
        double[] all = {1e6 + 1, 1e6 + 4, 1e6 + 4.5, 1e6 - 3, 1e6 + 8, 1e6};
        Moments part = Moments.of(new double[] {all[0], all[3]});
        Moments rest = Moments.of(all).without(part);
        Moments expected = Moments.of(new double[] {all[1], all[2], all[4], all[5]});
        assertEquals(4, rest.count());
        assertEquals(expected.mean(), rest.mean(), 1e-9);
        assertEquals(expected.variance(), rest.variance(), 1e-8);
    }

    @Test
    void binomialDrawsHaveTheRightMeanAndSpread() {
        BootstrapSampler draws = new BootstrapSampler();
        for (double[] shape : new double[][] {{30, 0.1}, {30, 0.8}, {5000, 0.4}, {1_000_000, 1e-6}}) {
            double[] drawn = new double[20_000];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = draws.binomial((long) shape[0], shape[1]);
            }
            Moments moments = Moments.of(drawn);
            double variance = shape[0] * shape[1] * (1 - shape[1]);
            assertEquals(shape[0] * shape[1], moments.mean(), 5 * Math.sqrt(variance / drawn.length));
            assertEquals(variance, moments.variance(), 0.06 * variance);
        }
        assertEquals(0, draws.binomial(10, 0));
        assertEquals(10, draws.binomial(10, 1));
    }
}
