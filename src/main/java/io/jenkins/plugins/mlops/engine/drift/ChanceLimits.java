package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import io.jenkins.plugins.mlops.engine.drift.significance.EffectiveSampleSizes;
import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Limits of chance for each measure: the value it stays below in 19 of 20 windows of these sizes when nothing changed. A limit below
 * it would speak of noise.
 */
final class ChanceLimits {
    private static final double SHARE = 0.95;
    /** 95 % quantiles of the limit laws of Kolmogorov, Cramer-von Mises and Anderson-Darling. */
    private static final double KOLMOGOROV = 1.35810;

    private static final double CRAMER_VON_MISES = 0.46136;
    private static final double ANDERSON_DARLING = 2.49237;

    private ChanceLimits() {}

    /** For the measures that need an order. */
    static Map<Statistic, Double> ordered(NumericSample reference, EffectiveSampleSizes sizes) {
        Map<Statistic, Double> limits = new EnumMap<>(Statistic.class);
        double inverse = sizes.inverse();
        double deviation = reference.moments().deviation();
        if (deviation > 0 && deviation < Double.POSITIVE_INFINITY) {
            double[] integrals = NullDistribution.integrals(reference);
            limits.put(Statistic.WASSERSTEIN, integrals[0] * Math.sqrt(inverse) / deviation);
            limits.put(Statistic.ENERGY, Math.sqrt(2 * integrals[1] * inverse / deviation));
        }
        limits.put(Statistic.KS, Math.min(1, KOLMOGOROV * Math.sqrt(inverse)));
        limits.put(Statistic.CRAMER_VON_MISES, Math.sqrt(CRAMER_VON_MISES * inverse));
        limits.put(Statistic.ANDERSON_DARLING, Math.sqrt(ANDERSON_DARLING * inverse));
        limits.put(Statistic.MANN_WHITNEY, Math.min(1, normal(1 - (1 - SHARE) / 2) * Math.sqrt(inverse / 3)));
        return limits;
    }

    /** For the measures over cells. */
    static Map<Statistic, Double> cells(Cells cells, EffectiveSampleSizes sizes) {
        Map<Statistic, Double> limits = new EnumMap<>(Statistic.class);
        double inverse = sizes.inverse();
        int degrees = cells.filled() - 1;
        double chi = degrees < 1 ? 0 : ChiSquaredDistribution.of(degrees).inverseSurvivalProbability(1 - SHARE);
        // To second order, all of these are chi-squared over the number of rows.
        limits.put(Statistic.PSI, chi * inverse);
        limits.put(Statistic.JENSEN_SHANNON, Math.min(1, Math.sqrt(chi * inverse / (8 * Math.log(2)))));
        limits.put(Statistic.HELLINGER, Math.min(1, Math.sqrt(chi * inverse / 8)));
        limits.put(
                Statistic.CRAMERS_V,
                Math.min(1, Math.sqrt(chi / (sizes.effectiveReference() + sizes.effectiveCurrent()))));
        // An upper bound, by the inequality of Cauchy and Schwarz.
        limits.put(Statistic.TOTAL_VARIATION, Math.min(1, Math.sqrt(chi * inverse) / 2));
        limits.put(Statistic.L_INFINITY, Math.min(1, largestShare(cells, inverse)));
        return limits;
    }

    private static double largestShare(Cells cells, double inverse) {
        double all = cells.referenceRows() + cells.currentRows();
        double widest = 0;
        for (int i = 0; i < cells.count(); i++) {
            double share = (cells.reference()[i] + cells.current()[i]) / all;
            widest = Math.max(widest, share * (1 - share));
        }
        return normal(1 - (1 - SHARE) / (2 * Math.max(1, cells.filled()))) * Math.sqrt(widest * inverse);
    }

    private static double normal(double share) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(share);
    }
}
