package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypergeometricTest {
    @Test
    void fishersTestIsThatOfScipy() {
        for (JsonNode table : Fixtures.ties().get("fisher")) {
            long n = table.get("reference").get(1).asLong();
            long m = table.get("current").get(1).asLong();
            double expected = table.get("p").asDouble();
            double p = Proportions.pValue(
                    table.get("reference").get(0).asLong(),
                    table.get("current").get(0).asLong(),
                    EffectiveSampleSizes.of(n, m));
            assertEquals(expected, p, 1e-7 * expected, table.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 5, 8", "1050, 10, 50", "1000000, 3500, 10000", "600000, 300000, 300000", "12, 12, 3"})
    void probabilities(int rows, int marked, int drawn) {
        HypergeometricDistribution known = HypergeometricDistribution.of(rows, marked, drawn);
        Hypergeometric law = new Hypergeometric(rows, marked, drawn);
        assertEquals(known.getSupportLowerBound(), law.least());
        assertEquals(known.getSupportUpperBound(), law.most());
        double deviation = Math.sqrt(known.getVariance());
        for (int step = -4; step <= 4; step++) {
            long k = Math.max(law.least(), Math.min(law.most(), Math.round(known.getMean() + step * deviation)));
            assertEquals(known.logProbability((int) k), law.logProbability(k), 1e-7);
            assertEquals(known.survivalProbability((int) k - 1), law.sumUp(k), 1e-7, "at least " + k);
            assertEquals(known.cumulativeProbability((int) k), law.sumDown(k), 1e-7, "at most " + k);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 5, 8", "1050, 10, 50", "1000000, 3500, 10000", "9, 9, 4", "9, 1, 8"})
    void drawsHaveTheMomentsOfTheirLaw(int rows, int marked, int drawn) {
        HypergeometricDistribution known = HypergeometricDistribution.of(rows, marked, drawn);
        Hypergeometric law = new Hypergeometric(rows, marked, drawn);
        SplittableRandom random = new SplittableRandom(12);
        int count = 50_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double k = law.draw(random) - known.getMean();
            sum += k;
            squares += k * k;
        }
        double variance = known.getVariance();
        assertEquals(0, sum / count, 5 * Math.sqrt(variance / count) + 1e-9);
        assertEquals(variance, squares / count, 0.05 * variance + 1e-9);
    }

    @Test
    void rowsThatRepeatAnEntityAreRoundedTowardsNoDifference() {
        // Five rows an entity: 4 of 50 against 10 of 1,000 rows are less than one entity of ten against two of two
        // hundred.
        assertEquals(
                Proportions.pValue(2, 0, EffectiveSampleSizes.of(200, 10)),
                Proportions.pValue(10, 4, new EffectiveSampleSizes(1000, 50, 5, 5)),
                1e-12);
        // 30 of 50 rows are six entities of ten.
        assertEquals(
                Proportions.pValue(2, 6, EffectiveSampleSizes.of(200, 10)),
                Proportions.pValue(10, 30, new EffectiveSampleSizes(1000, 50, 5, 5)),
                1e-12);
    }
}
