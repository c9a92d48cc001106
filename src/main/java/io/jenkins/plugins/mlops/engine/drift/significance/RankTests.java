package io.jenkins.plugins.mlops.engine.drift.significance;

import io.jenkins.plugins.mlops.engine.drift.statistic.RankScores;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Significance of rank statistics. */
public final class RankTests {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Below this, numbers of splits are exact in a double. */
    private static final double MOST_SPLITS = 0x1p53;

    private RankTests() {}

    /**
     * Mann-Whitney, two-sided: exact for small samples without ties (Mann and Whitney 1947), else the normal law with corrections for
     * ties and continuity.
     */
    public static double mannWhitney(RankScores scores, Sizes sizes) {
        double u = scores.mannWhitney();
        if (!scores.ties() && !sizes.clustered() && splits(sizes.reference(), sizes.current()) < MOST_SPLITS) {
            return exact(u, (int) sizes.reference(), (int) sizes.current());
        }
        return normal(u, scores.tieCubes(), sizes);
    }

    static double normal(double u, double tieCubes, Sizes sizes) {
        double n = sizes.reference();
        double m = sizes.current();
        double all = n + m;
        double variance = n * m / 12 * (all + 1 - tieCubes / (all * (all - 1)));
        if (!(variance > 0)) {
            return 1;
        }
        double distance = Math.max(0, Math.abs(u - n * m / 2) - 0.5);
        return 2 * NORMAL.survivalProbability(distance / Math.sqrt(variance) * Math.sqrt(sizes.shrink()));
    }

    private static double splits(long n, long m) {
        double splits = 1;
        for (long i = 1; i <= Math.min(n, m) && splits < MOST_SPLITS; i++) {
            splits *= (double) (Math.max(n, m) + i) / i;
        }
        return splits;
    }

    /** Number of orders for each U by its generating function, the product of (1 - q^(n+i)) / (1 - q^i). */
    static double exact(double u, int n, int m) {
        int small = Math.min(n, m);
        int large = Math.max(n, m);
        int most = small * large;
        double[] orders = new double[most + 1];
        orders[0] = 1;
        for (int i = 1; i <= small; i++) {
            for (int k = most; k >= large + i; k--) {
                orders[k] -= orders[k - large - i];
            }
            for (int k = i; k <= most; k++) {
                orders[k] += orders[k - i];
            }
        }
        double all = 0;
        double tail = 0;
        int from = (int) Math.round(Math.max(u, most - u));
        for (int k = 0; k <= most; k++) {
            all += orders[k];
            tail += k >= from ? orders[k] : 0;
        }
        return Math.min(1, 2 * tail / all);
    }

    /** Location and scale at once: the quadratic form against chi-squared. */
    public static double locationScale(RankScores scores, Sizes sizes) {
        RankScores.QuadraticForm form = scores.locationScale();
        if (form.degrees() == 0) {
            return 1;
        }
        return ChiSquaredDistribution.of(form.degrees()).survivalProbability(form.value() * sizes.shrink());
    }
}
