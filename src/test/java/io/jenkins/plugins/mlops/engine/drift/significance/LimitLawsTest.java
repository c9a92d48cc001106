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
}
