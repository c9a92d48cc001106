package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The 95 % quantile that an integral over the difference of two empirical distribution functions has by chance. For large samples that
 * difference is a Brownian bridge over the distribution, scaled by sqrt(1/n + 1/m) (Donsker 1952); how much its integral is depends on
 * the distribution's form, so it is drawn: one table of bridges, drawn once with a fixed seed, serves all columns.
 */
final class NullDistribution {
    private static final int PATHS = 600;
    private static final int KNOTS = 72;
    private static final double[] SHARES = shares();
    private static final double[][] BRIDGES = bridges();

    private NullDistribution() {}

    /** Shares at which a bridge is known: evenly spaced logits, so that the tails are resolved. */
    private static double[] shares() {
        double[] shares = new double[KNOTS];
        for (int i = 0; i < KNOTS; i++) {
            shares[i] = 1 / (1 + Math.exp(-8 + 16.0 * i / (KNOTS - 1)));
        }
        return shares;
    }

    private static double[][] bridges() {
        SplittableRandom random = new SplittableRandom(600_072);
        double[][] bridges = new double[PATHS][KNOTS];
        for (double[] bridge : bridges) {
            double walk = 0;
            double time = 0;
            for (int i = 0; i < KNOTS; i++) {
                walk += random.nextGaussian() * Math.sqrt(SHARES[i] - time);
                time = SHARES[i];
                bridge[i] = walk;
            }
            double end = walk + random.nextGaussian() * Math.sqrt(1 - time);
            for (int i = 0; i < KNOTS; i++) {
                bridge[i] -= SHARES[i] * end;
            }
        }
        return bridges;
    }

    /**
     * Quantiles of the integral of |B(F(x))| dx and of B(F(x))^2 dx.
     *
     * @return the two, in the unit of the values
     */
    static double[] integrals(NumericSample sample) {
        double[] at = new double[KNOTS];
        for (int i = 0; i < KNOTS; i++) {
            at[i] = sample.quantile(SHARES[i]);
        }
        double[] absolute = new double[PATHS];
        double[] squared = new double[PATHS];
        for (int path = 0; path < PATHS; path++) {
            double[] bridge = BRIDGES[path];
            double sum = 0;
            double squares = 0;
            for (int i = 1; i < KNOTS; i++) {
                double width = at[i] - at[i - 1];
                if (width > 0) {
                    sum += width * (Math.abs(bridge[i]) + Math.abs(bridge[i - 1])) / 2;
                    squares += width * (bridge[i] * bridge[i] + bridge[i - 1] * bridge[i - 1]) / 2;
                }
            }
            absolute[path] = sum;
            squared[path] = squares;
        }
        Arrays.sort(absolute);
        Arrays.sort(squared);
        int rank = (int) (0.95 * PATHS);
        return new double[] {absolute[rank], squared[rank]};
    }
}
