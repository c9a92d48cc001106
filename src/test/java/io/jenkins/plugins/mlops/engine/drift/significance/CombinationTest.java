package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CombinationTest {
    @Test
    void liesBetweenTheSmallerAndTwiceTheSmaller() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 10_000; i++) {
            double one = Math.pow(random.nextDouble(), 5);
            double two = Math.pow(random.nextDouble(), 5);
            double combined = Combination.cauchy(one, two);
            assertTrue(
                    combined >= Math.min(one, two) && combined <= Math.min(1, 2 * Math.min(one, two)),
                    one + ", " + two + " -> " + combined);
        }
    }

    @Test
    void smallProbabilitiesKeepTheirDigits() {
        assertEquals(1.15e-40, Combination.cauchy(1e-40, 1e-40), 1e-50);
        assertEquals(2e-40, Combination.cauchy(1e-40, 0.5), 1e-50);
        assertEquals(0, Combination.cauchy(0, 1), 0);
        assertEquals(0.02, Combination.twiceSmaller(0.01, 0.7), 0);
    }

    @Test
    void independentTestsKeepTheLevel() {
        SplittableRandom random = new SplittableRandom(7);
        int below = 0;
        for (int i = 0; i < 100_000; i++) {
            below += Combination.cauchy(random.nextDouble(), random.nextDouble()) <= 0.01 ? 1 : 0;
        }
        assertTrue(below > 700 && below < 1_100, below + " of 100,000 at 0.01");
    }
}
