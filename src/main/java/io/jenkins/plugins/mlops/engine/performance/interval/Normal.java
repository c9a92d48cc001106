package io.jenkins.plugins.mlops.engine.performance.interval;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Tails and quantiles of the standard normal distribution, as tests and intervals need them. */
public final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** Returns the probability of a value above z. */
    public static double above(double z) {
        return STANDARD.survivalProbability(z);
    }

    /** Returns the probability of a value at least as far from zero as z. */
    public static double twoSided(double z) {
        return Math.min(1, 2 * above(Math.abs(z)));
    }

    /**
     * Returns half the width, in standard errors, of a two-sided interval.
     *
     * @param level confidence level between 0 and 1: 0.95 gives 1.96
     */
    public static double halfWidth(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level " + level + " is not between 0 and 1");
        }
        return upperQuantile((1 - level) / 2);
    }

    /** Returns the z that is exceeded with probability q, for 0 &lt; q &lt;= 1/2. */
    static double upperQuantile(double q) {
        return STANDARD.inverseSurvivalProbability(q);
    }
}
