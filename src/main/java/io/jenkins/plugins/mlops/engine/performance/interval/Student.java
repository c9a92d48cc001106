package io.jenkins.plugins.mlops.engine.performance.interval;

/**
 * Student's t distribution. The two-sided probability is the regularised incomplete beta function I(v/2, 1/2) at v/(v+t^2), evaluated
 * by its continued fraction (NIST Digital Library of Mathematical Functions 8.17.22).
 */
public final class Student {
    /** From here on the expansion of the quantile has all the digits of a double that matter. */
    private static final double MANY = 1000;

    private Student() {}

    /**
     * Probability of a value at least as far from zero as t.
     *
     * @param degrees degrees of freedom, above 0, not necessarily whole
     */
    public static double twoSided(double t, double degrees) {
        if (t == 0) {
            return 1;
        }
        if (Double.isInfinite(t)) {
            return 0;
        }
        double x = degrees / (degrees + t * t);
        double a = degrees / 2;
        // The fraction converges fast on one side of the mean of the beta distribution only; beyond it, the mirrored
        // one does.
        double mirrored = t * t / (degrees + t * t);
        return x < (a + 1) / (a + 2.5)
                ? front(a, x, mirrored) * fraction(a, 0.5, x) / a
                : 1 - front(a, x, mirrored) * fraction(0.5, a, mirrored) / 0.5;
    }

    /** Half width, in standard errors, of a two-sided interval of a mean. */
    public static double halfWidth(double level, double degrees) {
        double miss = 1 - level;
        double low = Normal.halfWidth(level);
        if (degrees >= MANY) {
            return expanded(low, degrees);
        }
        double high = low;
        while (twoSided(high, degrees) > miss) {
            high *= 2;
        }
        for (int i = 0; i < 200 && high - low > 1e-14 * high; i++) {
            double middle = 0.5 * (low + high);
            if (twoSided(middle, degrees) > miss) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** The expansion around the normal quantile (Abramowitz and Stegun 26.7.5). */
    private static double expanded(double z, double v) {
        double s = z * z;
        double first = (s + 1) * z / 4;
        double second = ((5 * s + 16) * s + 3) * z / 96;
        double third = (((3 * s + 19) * s + 17) * s - 15) * z / 384;
        double fourth = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) * z / 92160;
        return z + (first + (second + (third + fourth / v) / v) / v) / v;
    }

    /** x^a (1-x)^(1/2) / B(a, 1/2). */
    private static double front(double a, double x, double oneMinusX) {
        double power = x > 0.5 ? a * Math.log1p(-oneMinusX) : a * Math.log(x);
        return Math.exp(power) * Math.sqrt(oneMinusX) * gammaRatio(a) / Math.sqrt(Math.PI);
    }

    /** Gamma(a + 1/2) / Gamma(a): its asymptotic series for large a, brought down by the recurrence for small a. */
    static double gammaRatio(double a) {
        double factor = 1;
        double b = a;
        while (b < 30) {
            factor *= b / (b + 0.5);
            b++;
        }
        double r = 1 / b;
        double series = 1
                + r
                        * (-1.0 / 8
                                + r
                                        * (1.0 / 128
                                                + r
                                                        * (5.0 / 1024
                                                                + r
                                                                        * (-21.0 / 32768
                                                                                + r
                                                                                        * (-399.0 / 262144
                                                                                                + r
                                                                                                        * (869.0
                                                                                                                        / 4194304
                                                                                                                + r
                                                                                                                        * (39325.0
                                                                                                                                / 33554432)))))));
        return factor * Math.sqrt(b) * series;
    }

    /** The continued fraction, by Lentz's method. */
    private static double fraction(double a, double b, double x) {
        double tiny = 1e-300;
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny);
        double value = d;
        for (int m = 1; m < 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d, tiny);
            c = nonZero(1 + even / c, tiny);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d, tiny);
            c = nonZero(1 + odd / c, tiny);
            double step = d * c;
            value *= step;
            if (Math.abs(step - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    private static double nonZero(double value, double tiny) {
        return Math.abs(value) < tiny ? tiny : value;
    }
}
