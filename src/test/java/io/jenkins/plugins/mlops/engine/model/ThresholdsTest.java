package io.jenkins.plugins.mlops.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rewritten comparisons give the libraries' answers for doubles around every kind of threshold. */
class ThresholdsTest {
    private static final float[] SPECIAL = {
        0f,
        -0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        1,
        -1,
        0.1f,
        -0.1f,
        1e30f,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        1e-35f
    };

    @Test
    void castLessIsTheLibrarysComparison() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            float t = i < SPECIAL.length ? SPECIAL[i] : Float.intBitsToFloat(random.nextInt());
            if (Float.isNaN(t)) {
                continue;
            }
            for (double x : around(t, random)) {
                assertEquals((float) x < t, x < Thresholds.castLess(t), "(float) " + x + " < " + t);
                if (Float.isInfinite(t)) {
                    continue; // nothing is greater than infinity, so x <= infinity cannot be said with <
                }
                assertEquals((float) x <= t, x < Thresholds.castAtMost(t), "(float) " + x + " <= " + t);
                assertEquals(
                        x <= (double) t,
                        new NumericSplit(0, Thresholds.atMost(t), false, false).left(x),
                        x + " <= " + t);
            }
        }
    }

    private static double[] around(float t, Random random) {
        double below = ((double) Math.nextDown(t) + t) / 2;
        double above = ((double) Math.nextUp(t) + t) / 2;
        return new double[] {
            t,
            Math.nextUp((double) t),
            Math.nextDown((double) t),
            below,
            Math.nextUp(below),
            Math.nextDown(below),
            above,
            Math.nextUp(above),
            Math.nextDown(above),
            random.nextGaussian(),
            0,
            -0.0,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0x1.ffffffp127,
            -0x1.ffffffp127
        };
    }
}
