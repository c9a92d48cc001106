package io.jenkins.plugins.mlops.engine.drift.significance;

/** Significance of the Cramer-von Mises and Anderson-Darling statistics of two samples. */
public final class QuadraticTests {
    /** Deviation of the Anderson-Darling statistic in the limit; its mean is 1. */
    static final double LIMIT_DEVIATION = Math.sqrt(2 * (Math.PI * Math.PI - 9) / 3);

    private QuadraticTests() {}

    /** Cramer-von Mises: T standardised by its exact mean and variance (Anderson 1962, equations 11 and 14), then its limit law. */
    public static double cramerVonMises(double t, EffectiveSampleSizes sizes) {
        double n = sizes.reference();
        double m = sizes.current();
        double all = n + m;
        double mean = (1 + 1 / all) / 6;
        double variance =
                (all + 1) * (4 * n * m * all - 3 * (n * n + m * m) - 2 * n * m) / (45 * all * all * 4 * n * m);
        return LimitLaws.cramerVonMises((1.0 / 6 + (t - mean) / Math.sqrt(45 * variance)) * sizes.shrink());
    }

    /**
     * Anderson-Darling: A^2 standardised as Scholz and Stephens (1987) do, then the limit law instead of their table, which ends at 0.001.
     *
     * @param tied the limit law with ties, null without any
     */
    static double andersonDarling(double a2, EffectiveSampleSizes sizes, TiedAndersonDarling tied) {
        double x = standardised(a2, sizes.reference(), sizes.current()) * LIMIT_DEVIATION;
        if (tied == null) {
            return LimitLaws.andersonDarling((1 + x) * sizes.shrink());
        }
        double widening = tied.widening();
        double above = (1 + x) * sizes.shrink();
        return above > 1 + LIMIT_DEVIATION * widening / 2
                ? tied.tail(above)
                : LimitLaws.andersonDarling((1 + x / widening) * sizes.shrink());
    }

    /** A^2 of two samples less its mean, over its deviation (Scholz and Stephens 1987, equation 4). Needs four rows in all. */
    public static double standardised(double a2, long n, long m) {
        double all = n + m;
        double inverse = 1.0 / n + 1.0 / m;
        double h = harmonic(n + m - 1);
        // The double sum g of the paper in closed form: the convolution of harmonic numbers is H^2 less the sum of
        // inverse squares.
        double g = inverseSquares(n + m) - (h + harmonic(n + m)) / all;
        double a = (4 * g - 6) + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * 4 - 8 * h;
        double variance = (((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3));
        return (a2 - 1) / Math.sqrt(variance);
    }

    private static double harmonic(long n) {
        if (n < 100) {
            double sum = 0;
            for (long i = n; i >= 1; i--) {
                sum += 1.0 / i;
            }
            return sum;
        }
        double square = (double) n * n;
        return Math.log(n) + 0.577215664901532860607 + 0.5 / n - 1 / (12 * square) + 1 / (120 * square * square);
    }

    private static double inverseSquares(long n) {
        if (n < 100) {
            double sum = 0;
            for (long i = n; i >= 1; i--) {
                sum += 1.0 / ((double) i * i);
            }
            return sum;
        }
        double x = n;
        return Math.PI * Math.PI / 6 - 1 / x + 1 / (2 * x * x) - 1 / (6 * x * x * x) + 1 / (30 * Math.pow(x, 5));
    }
}
