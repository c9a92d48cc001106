package io.jenkins.plugins.mlops.engine.performance.interval;

import java.util.Random;

/** Random counts for bootstraps. {@link Random} is specified to the bit, so a seed gives the same interval on every Java. */
public final class BootstrapSampler {
    /** The seed of all bootstraps. */
    public static final long SEED = 20_260_101L;

    /** Repetitions of a bootstrap. */
    public static final int REPETITIONS = 1000;

    private static final double LARGE = 400;

    private final Random random = new Random(SEED);

    /**
     * A binomial count: by inversion, or for large variances by the rounded normal distribution, whose error is then far below that of a
     * bootstrap with {@value #REPETITIONS} repetitions.
     */
    public long binomial(long trials, double p) {
        if (trials <= 0 || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return trials;
        }
        if (p > 0.5) {
            return trials - binomial(trials, 1 - p);
        }
        double mean = trials * p;
        if (mean * (1 - p) > LARGE) {
            long drawn = Math.round(mean + random.nextGaussian() * Math.sqrt(mean * (1 - p)));
            return Math.max(0, Math.min(trials, drawn));
        }
        double term = Math.exp(trials * Math.log1p(-p));
        double odds = p / (1 - p);
        double u = random.nextDouble();
        long k = 0;
        while (u > term && k < trials) {
            u -= term;
            term *= odds * (trials - k) / (k + 1);
            k++;
            if (term == 0) {
                break;
            }
        }
        return k;
    }

    /** The text that names a bootstrap for a reader. */
    public static String method(String kind) {
        return kind + " bootstrap, " + REPETITIONS + " repetitions, seed " + SEED;
    }
}
