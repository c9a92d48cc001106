package io.jenkins.plugins.mlops.engine.performance.interval;

/**
 * The standard normal distribution in double precision. Near the centre the Taylor series of the distribution function around zero
 * (Marsaglia, Evaluating the normal distribution, 2004), in the tails Laplace's continued fraction, so that small tail probabilities
 * keep their relative precision.
 */
public final class Normal {
    private static final double SERIES_UP_TO = 3;
    private static final double SQRT_2PI = Math.sqrt(2 * Math.PI);

    private Normal() {}

    /** Density at z. */
    public static double density(double z) {
        return Math.exp(-0.5 * z * z) / SQRT_2PI;
    }

    /** Probability of a value above z. */
    public static double above(double z) {
        if (z < 0) {
            return 1 - above(-z);
        }
        return z < SERIES_UP_TO ? 0.5 - fromCentre(z) : tail(z);
    }

    /** Probability of a value at least as far from zero as z. */
    public static double twoSided(double z) {
        return Math.min(1, 2 * above(Math.abs(z)));
    }

    /**
     * Half width, in standard errors, of a two-sided interval.
     *
     * @param level confidence level between 0 and 1: 0.95 gives 1.96
     */
    public static double halfWidth(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level " + level + " is not between 0 and 1");
        }
        return upperQuantile((1 - level) / 2);
    }

    /** The z that is exceeded with probability q, for 0 &lt; q &lt;= 1/2. */
    static double upperQuantile(double q) {
        double low = 0;
        double high = 40;
        double z = Math.min(high, Math.sqrt(-2 * Math.log(2 * q)));
        for (int i = 0; i < 200; i++) {
            double excess = above(z) - q;
            if (excess > 0) {
                low = z;
            } else {
                high = z;
            }
            double next = z + excess / density(z);
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - z) <= 1e-15 * Math.max(1, z)) {
                return next;
            }
            z = next;
        }
        return z;
    }

    private static double fromCentre(double z) {
        double term = z;
        double sum = z;
        for (int k = 3; term > sum * 1e-18; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return sum * density(z);
    }

    private static double tail(double z) {
        double fraction = z;
        for (int k = 120; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return density(z) / fraction;
    }
}
