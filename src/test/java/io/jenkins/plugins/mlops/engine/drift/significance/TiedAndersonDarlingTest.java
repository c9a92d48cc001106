package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Against the eigenvalues by numpy, and the tail by inverting the transform of the sum: no code shared with the product's way. */
class TiedAndersonDarlingTest {
    @Test
    void wideningAndTails() {
        for (JsonNode law : Fixtures.ties().get("laws")) {
            long[] pooled = StreamSupport.stream(law.get("pooled").spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .toArray();
            TiedAndersonDarling tied = new TiedAndersonDarling(pooled);
            double limit = 2 * (Math.PI * Math.PI - 9) / 3;
            double widening = Math.max(1, Math.sqrt(2 * law.get("squares").asDouble() / limit));
            // Cells of less than a 200th of the rows are taken together.
            boolean together = Arrays.stream(pooled).min().getAsLong() * 200
                    < Arrays.stream(pooled).sum();
            assertEquals(
                    widening,
                    tied.widening(),
                    together ? 2e-3 : 1e-9,
                    law.get("name").asText());
            for (JsonNode tail : law.get("tails")) {
                double expected = tail.get(1).asDouble();
                double found = tied.tail(tail.get(0).asDouble());
                assertTrue(
                        found > 0.99 * expected && found < 1.12 * expected,
                        law.get("name").asText() + ": " + found + " for " + tail);
            }
        }
    }

    @Test
    void withoutTiesItIsTheUsualLimitLaw() {
        long[] pooled = new long[2000];
        Arrays.fill(pooled, 1);
        TiedAndersonDarling tied = new TiedAndersonDarling(pooled);
        assertEquals(1, tied.widening(), 0.02);
        for (double x : new double[] {2.5, 4, 8, 15}) {
            // In 200 cells the largest weight is 0.502 instead of 0.5, which is 4 % more of the tail at 8.
            double ratio = tied.tail(x) / LimitLaws.andersonDarling(x);
            assertTrue(ratio > 1 && ratio < 1.25, ratio + " at " + x);
        }
    }

    @Test
    void twoValuesAreChiSquared() {
        // One weight of 1; the tail of chi-squared with one degree of freedom.
        TiedAndersonDarling tied = new TiedAndersonDarling(new long[] {970, 30});
        assertEquals(1.04, tied.tail(10.828) / 0.001, 0.05);
        assertEquals(1.04, tied.tail(15.137) / 0.0001, 0.06);
    }
}
