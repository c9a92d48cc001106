package io.jenkins.plugins.mlops.engine.drift.significance;

import io.jenkins.plugins.mlops.engine.drift.statistic.RankScores;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Significance of rank statistics. */
public final class RankTests {
    static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private RankTests() {}

    /** Location and scale at once: the quadratic form against chi-squared. */
    public static double locationScale(RankScores scores, EffectiveSampleSizes sizes) {
        RankScores.QuadraticForm form = scores.locationScale();
        if (form.degrees() == 0) {
            return 1;
        }
        return ChiSquaredDistribution.of(form.degrees()).survivalProbability(form.value() * sizes.shrink());
    }
}
