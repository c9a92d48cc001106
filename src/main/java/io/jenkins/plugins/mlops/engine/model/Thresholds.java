package io.jenkins.plugins.mlops.engine.model;

/**
 * Rewrites the libraries' comparisons as {@code x < t} on doubles, for every double x with the same answer. Where a library first casts its
 * input to float, x stands for the value before the cast.
 */
public final class Thresholds {
    private Thresholds() {}

    /** {@code x <= t} on doubles, for a finite t; of an infinite one it is off where x is infinite, too. */
    public static double atMost(double t) {
        return Math.nextUp(t);
    }

    /**
     * {@code (float) x < t}. The cast rounds to the nearest float and ties to the even one, so the answer changes halfway between t and the
     * float below it.
     */
    public static double castLess(float t) {
        if (Float.isInfinite(t)) {
            // Below the point where the cast overflows, a value is less than infinity; nothing is less than minus
            // infinity.
            return t > 0 ? 0x1.ffffffp127 : t;
        }
        float below = Math.nextDown(t);
        if (below == Float.NEGATIVE_INFINITY) {
            return Math.nextUp(-0x1.ffffffp127);
        }
        double middle = ((double) below + (double) t) / 2; // exact: two neighbouring floats
        boolean tieGoesUp = (Float.floatToRawIntBits(t) & 1) == 0;
        return tieGoesUp ? middle : Math.nextUp(middle);
    }

    /** {@code (float) x <= t}. */
    public static double castAtMost(float t) {
        return castLess(Math.nextUp(t));
    }
}
