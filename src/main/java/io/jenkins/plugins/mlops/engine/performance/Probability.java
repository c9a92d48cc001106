package io.jenkins.plugins.mlops.engine.performance;

import java.util.Arrays;

/**
 * Definition of a probability with tolerance. Models that add up in float miss 0 and 1 by about 1e-7 for each number they add: the mean of
 * 15 trees may be 1.0000001. That is measured as 1, and no reason to measure nothing.
 */
public final class Probability {
    /** Largest distance of a probability outside of 0 to 1. */
    public static final double ROUNDING = 1e-5;

    private Probability() {}

    /** Tells whether a number is a probability but for rounding. */
    public static boolean is(double value) {
        return value >= -ROUNDING && value <= 1 + ROUNDING;
    }

    /** Tells whether all numbers are probabilities but for rounding. */
    public static boolean all(double[] values) {
        return Arrays.stream(values).allMatch(Probability::is);
    }

    /** The probability that a rounded number stands for. */
    static double within(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
