package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import org.junit.jupiter.api.Test;

class LimitLawsTest {
    @Test
    void tailsAreThoseOfTheInvertedCharacteristicFunction() {
        JsonNode tails = Fixtures.read().get("tails");
        for (JsonNode point : tails.get("cramer_von_mises")) {
            assertEquals(
                    point.get(1).asDouble(),
                    LimitLaws.cramerVonMises(point.get(0).asDouble()),
                    1e-12,
                    "at " + point.get(0));
        }
        for (JsonNode point : tails.get("anderson_darling")) {
            assertEquals(
                    point.get(1).asDouble(),
                    LimitLaws.andersonDarling(point.get(0).asDouble()),
                    1e-12,
                    "at " + point.get(0));
        }
    }

    @Test
    void kolmogorovsTwoSeriesMeet() {
        assertEquals(KolmogorovSmirnov.kolmogorov(Math.nextDown(1.0)), KolmogorovSmirnov.kolmogorov(1.0), 1e-14);
        assertEquals(0.27, KolmogorovSmirnov.kolmogorov(1.0), 1e-5);
        assertEquals(1, KolmogorovSmirnov.kolmogorov(0.1), 1e-15);
    }

    @Test
    void kolmogorovsLawIsTheLimitOfTheExactOne() {
        double d = 0.07;
        double exact = KolmogorovSmirnov.exact(d, 900, 1201);
        double limit = KolmogorovSmirnov.pValue(d, Sizes.of(900, 1201));
        assertEquals(exact, limit, 0.02 * exact);
    }
}
