package io.jenkins.plugins.mlops.engine.performance.interval;

/**
 * Limits for sums, differences and ratios of independent estimates from the limits of each (MOVER, the method of variance estimates
 * recovery; Zou and Donner, Statistics in Medicine 2008). With Wilson limits the difference is Newcombe's hybrid score interval (Newcombe,
 * Statistics in Medicine 1998, method 10). The ratio follows Donner and Zou, Statistical Methods in Medical Research 2012.
 */
public final class Mover {
    private Mover() {}

    /** Limits of a - b. */
    public static Estimate difference(Estimate a, Estimate b) {
        double d = a.value() - b.value();
        return new Estimate(
                d,
                d - Math.hypot(a.value() - a.low(), b.high() - b.value()),
                d + Math.hypot(a.high() - a.value(), b.value() - b.low()));
    }

    /**
     * Limits of a / b for estimates of quantities that cannot be negative; limits of a and b below 0 count as 0.
     *
     * @return an infinite upper limit where b may be 0
     * @throws IllegalArgumentException if b is 0
     */
    public static Estimate ratio(Estimate a, Estimate b) {
        double p = a.value();
        double q = b.value();
        if (!(q > 0)) {
            throw new IllegalArgumentException("no ratio to " + q);
        }
        double lowA = Math.max(0, a.low());
        double lowB = Math.max(0, b.low());
        // Both formulas are brought into the form that does not divide by a difference which may vanish.
        double product = p * q;
        double lower = lowA
                * (2 * p - lowA)
                / (product
                        + Math.sqrt(Math.max(
                                0, product * product - lowA * b.high() * (2 * p - lowA) * (2 * q - b.high()))));
        double upper = lowB == 0
                ? Double.POSITIVE_INFINITY
                : (product
                                + Math.sqrt(Math.max(
                                        0, product * product - a.high() * lowB * (2 * p - a.high()) * (2 * q - lowB))))
                        / (lowB * (2 * q - lowB));
        return new Estimate(p / q, p == 0 ? 0 : Math.min(lower, p / q), Math.max(upper, p / q));
    }

    /** Limits of the weighted sum of estimates, weights not negative. */
    public static Estimate sum(double[] weights, Estimate[] parts) {
        double value = 0;
        double below = 0;
        double above = 0;
        for (int i = 0; i < parts.length; i++) {
            value += weights[i] * parts[i].value();
            below = Math.hypot(below, weights[i] * (parts[i].value() - parts[i].low()));
            above = Math.hypot(above, weights[i] * (parts[i].high() - parts[i].value()));
        }
        return new Estimate(value, value - below, value + above);
    }
}
