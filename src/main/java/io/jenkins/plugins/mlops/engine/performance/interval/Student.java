package io.jenkins.plugins.mlops.engine.performance.interval;

import org.apache.commons.statistics.distribution.TDistribution;

/** Tails and quantiles of Student's t distribution, as tests and intervals of means need them. */
public final class Student {
    private Student() {}

    /**
     * Returns the probability of a value at least as far from zero as t.
     *
     * @param degrees degrees of freedom, above 0, not necessarily whole
     */
    public static double twoSided(double t, double degrees) {
        return Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t)));
    }

    /** Returns half the width, in standard errors, of a two-sided interval of a mean. */
    public static double halfWidth(double level, double degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2);
    }
}
