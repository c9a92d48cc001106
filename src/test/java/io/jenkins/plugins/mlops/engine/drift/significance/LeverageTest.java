package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LeverageTest {
    @Test
    void oneOfTwoValuesIsBernoulli() {
        // The kurtosis of a Bernoulli variable above that of the normal law: 1 / (p (1 - p)) - 6.
        assertEquals(1 / (0.01 * 0.99) - 6, Leverage.excess(new long[] {990, 10}), 1e-9);
        assertEquals(-2, Leverage.excess(new long[] {50, 50}), 1e-9);
        assertEquals(0, Leverage.excess(new long[] {50}), 0);
    }

    @Test
    void withoutTiesItIsThatOfUniformScores() {
        long[] pooled = new long[100_000];
        Arrays.fill(pooled, 1);
        // The mean of (3 x^2 + 5 (3 x^2 - 1)^2 / 4)^2 over -1 to 1 is 248/35.
        assertEquals(248 / 35.0 - 8, Leverage.excess(pooled), 1e-4);
    }

    @Test
    void rareValuesBesideTwoFrequentOnesCount() {
        long[] pooled = new long[102];
        Arrays.fill(pooled, 1);
        pooled[0] = 60_000;
        pooled[1] = 39_900;
        assertTrue(Leverage.excess(pooled) > 900, "excess " + Leverage.excess(pooled));
    }
}
