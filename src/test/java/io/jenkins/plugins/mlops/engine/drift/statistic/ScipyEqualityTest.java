package io.jenkins.plugins.mlops.engine.drift.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import io.jenkins.plugins.mlops.engine.drift.significance.CellTests;
import io.jenkins.plugins.mlops.engine.drift.significance.EffectiveSampleSizes;
import io.jenkins.plugins.mlops.engine.drift.significance.Proportions;
import io.jenkins.plugins.mlops.engine.drift.significance.QuadraticTests;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScipyEqualityTest {
    private static final double CLOSE = 1e-10;

    private static void same(JsonNode expected, String name, double actual) {
        if (expected.hasNonNull(name)) {
            double wanted = expected.get(name).asDouble();
            assertEquals(wanted, actual, CLOSE * Math.max(1, Math.abs(wanted)), name);
        }
    }

    @TestFactory
    Stream<DynamicTest> numericStatistics() {
        return StreamSupport.stream(Fixtures.read().get("numeric").spliterator(), false)
                .map(pair -> DynamicTest.dynamicTest(pair.get("name").asText(), () -> numeric(pair)));
    }

    private static void numeric(JsonNode pair) {
        NumericSample a = NumericSample.of(Fixtures.numbers(pair.get("reference")));
        NumericSample b = NumericSample.of(Fixtures.numbers(pair.get("current")));
        JsonNode expected = pair.get("expected");
        if (a.size() == 0) {
            assertTrue(expected.isEmpty());
            assertEquals(4, a.missing());
            return;
        }
        Fixtures.Walked walked = Fixtures.walk(a, b);
        EffectiveSampleSizes sizes = EffectiveSampleSizes.of(a.size(), b.size());
        same(expected, "ks", walked.distances().kolmogorovSmirnov());
        same(expected, "wasserstein", walked.distances().wasserstein());
        same(expected, "energy", walked.distances().energy());
        same(expected, "deviation", a.moments().deviation());
        same(expected, "mann_whitney", walked.ranks().mannWhitney());
        cramerVonMises(pair, expected, walked.quadratic().cramerVonMises());
        if (expected.hasNonNull("anderson_darling")) {
            same(
                    expected,
                    "anderson_darling",
                    QuadraticTests.standardised(walked.quadratic().andersonDarling(), a.size(), b.size()));
        }
        if (expected.hasNonNull("cramer_von_mises_p") && !tied(pair)) {
            // scipy ends its series at terms of 1e-7.
            assertEquals(
                    expected.get("cramer_von_mises_p").asDouble(),
                    QuadraticTests.cramerVonMises(walked.quadratic().cramerVonMises(), sizes),
                    1e-6,
                    "cramer_von_mises_p");
        }
    }

    /** scipy's form with ranks is the definition's only where no value is in both samples, or twice in one. */
    private static void cramerVonMises(JsonNode pair, JsonNode expected, double found) {
        double[] a = present(pair, "reference");
        double[] b = present(pair, "current");
        double sum = 0;
        for (double[] side : new double[][] {a, b}) {
            for (double x : side) {
                double difference = upTo(a, x) / a.length - upTo(b, x) / b.length;
                sum += difference * difference;
            }
        }
        double all = a.length + b.length;
        double defined = a.length * b.length / (all * all) * sum;
        assertEquals(defined, found, 1e-10 * Math.max(1, defined), "the definition");
        if (!tied(pair)) {
            same(expected, "cramer_von_mises", found);
        }
    }

    private static double[] present(JsonNode pair, String side) {
        return Arrays.stream(Fixtures.numbers(pair.get(side)))
                .filter(x -> !Double.isNaN(x))
                .toArray();
    }

    private static double upTo(double[] side, double x) {
        return Arrays.stream(side).filter(y -> y <= x).count();
    }

    private static boolean tied(JsonNode pair) {
        double[] all = DoubleStream.concat(
                        Arrays.stream(present(pair, "reference")), Arrays.stream(present(pair, "current")))
                .toArray();
        return Arrays.stream(all).map(x -> x + 0.0).distinct().count() < all.length;
    }

    @TestFactory
    Stream<DynamicTest> cellStatistics() {
        return StreamSupport.stream(Fixtures.read().get("cells").spliterator(), false)
                .map(table -> DynamicTest.dynamicTest(table.get("name").asText(), () -> cells(table)));
    }

    private static void cells(JsonNode table) {
        Cells cells = Fixtures.cells(table);
        JsonNode expected = table.get("expected");
        same(expected, "psi", Divergence.psi(cells));
        same(expected, "jensen_shannon", Divergence.jensenShannon(cells));
        same(expected, "hellinger", Divergence.hellinger(cells));
        same(expected, "total_variation", Divergence.totalVariation(cells));
        same(expected, "l_infinity", Divergence.lInfinity(cells));
        same(expected, "chi_squared", Divergence.chiSquared(cells));
        same(expected, "cramers_v", Divergence.cramersV(cells));
        EffectiveSampleSizes sizes = EffectiveSampleSizes.of(cells.referenceRows(), cells.currentRows());
        if (expected.hasNonNull("fisher_p")) {
            int filled = cells.reference()[0] + cells.current()[0] > 0 ? 0 : 1;
            same(expected, "fisher_p", Proportions.pValue(cells.reference()[filled], cells.current()[filled], sizes));
        } else if (expected.hasNonNull("chi_squared_p")
                && expected.get("chi_squared_least").asDouble() >= 40) {
            same(expected, "chi_squared_p", CellTests.pValue(cells, sizes, 1e-4));
        }
    }
}
