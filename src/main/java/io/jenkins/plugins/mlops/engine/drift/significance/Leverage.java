package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;

/**
 * Decision whether sums of linear and squared rank scores are near enough to their limit law for small p-values. What matters is how much a
 * single value can do: the mean of the fourth power of its distance from the others in both scores together (Mardia's kurtosis, 1970). For a
 * column of which a share is not zero it is the inverse of that share, so the rule asks for a number of such rows in the smaller sample.
 */
final class Leverage {
    private Leverage() {}

    /**
     * Returns how far the fourth moment of the scores is above that of the normal law; without ties it is below 0.
     *
     * @param pooled rows of both samples by distinct value, ascending
     */
    static double excess(long[] pooled) {
        double rows = Arrays.stream(pooled).sum();
        double s2 = 0;
        double s3 = 0;
        double before = 0;
        double[] score = new double[pooled.length];
        for (int i = 0; i < pooled.length; i++) {
            double share = pooled[i] / rows;
            double s = before + share / 2 - 0.5;
            before += share;
            score[i] = s;
            s2 += share * s * s;
            s3 += share * s * s * s;
        }
        if (!(s2 > 0)) {
            return 0;
        }
        // The squared score without what the linear one tells already.
        double slope = s3 / s2;
        double rest = 0;
        for (int i = 0; i < pooled.length; i++) {
            double r = score[i] * score[i] - s2 - slope * score[i];
            rest += pooled[i] / rows * r * r;
        }
        boolean both = rest > 1e-9 * s2 * s2;
        double fourth = 0;
        for (int i = 0; i < pooled.length; i++) {
            double r = score[i] * score[i] - s2 - slope * score[i];
            double distance = score[i] * score[i] / s2 + (both ? r * r / rest : 0);
            fourth += pooled[i] / rows * distance * distance;
        }
        return fourth - (both ? 8 : 3);
    }
}
