package io.jenkins.plugins.mlops.engine.drift.significance;

/** Makes one p-value of several tests of the same column. */
public final class Combination {
    /** A p-value near 1 would outweigh any small one; beyond this it says no more. */
    private static final double LARGEST = 0.9;

    private static final double MARGIN = 1.15;

    private Combination() {}

    /**
     * Twice the smaller: valid whatever the two have to do with each other, also for the discrete p-values of tiny samples; conservative
     * when they agree.
     */
    public static double twiceSmaller(double one, double two) {
        return Math.min(1, 2 * Math.min(one, two));
    }

    /**
     * Cauchy's combination (Liu and Xie 2020): the mean of cot(pi p) has a Cauchy tail whatever the two have to do with each other. It
     * loses little where both tests agree, and half where one sees nothing. It keeps its level in the tail, but for correlated tests
     * only nearly so at 0.05, and the limit laws of the two are not exact either: simulated, the level is exceeded by up to a fifth. The
     * result is therefore raised by {@value #MARGIN}, and never above twice the smaller.
     */
    public static double cauchy(double one, double two) {
        double mean = (cotangent(Math.min(one, LARGEST)) + cotangent(Math.min(two, LARGEST))) / 2;
        // atan(1/t) and not pi/2 - atan(t): the tail of a large t would cancel.
        double combined = mean > 0 ? Math.atan(1 / mean) / Math.PI : 0.5 - Math.atan(mean) / Math.PI;
        return Math.min(MARGIN * combined, twiceSmaller(one, two));
    }

    private static double cotangent(double p) {
        return p == 0 ? Double.POSITIVE_INFINITY : 1 / Math.tan(Math.PI * p);
    }
}
