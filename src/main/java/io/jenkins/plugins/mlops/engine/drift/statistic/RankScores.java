package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.drift.sample.Block;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;

/**
 * Sums of linear and of squared scores of the current sample's middle ranks, with their moments over all ways to split the pooled rows
 * into two samples of these sizes. The linear ones tell where the sample lies (Wilcoxon, Mann-Whitney), the squared ones how far it is
 * spread (Mood 1954). Scores are the distance of the rank from the middle, over the number of rows.
 */
public final class RankScores implements Merge.Visitor {
    private final double n;
    private final double m;
    private double linear;
    private double square;
    private double s2;
    private double s3;
    private double s4;

    /** @param n rows of the reference with a value, m rows of the current sample with a value; both above zero */
    public RankScores(long n, long m) {
        this.n = n;
        this.m = m;
    }

    @Override
    public void visit(Block block) {
        double[] reference = block.reference();
        double[] current = block.current();
        double[] referenceUpTo = block.referenceUpTo();
        double[] currentUpTo = block.currentUpTo();
        double all = n + m;
        double sumLinear = 0;
        double sumSquare = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        for (int i = 0; i < block.length(); i++) {
            double b = current[i];
            double tied = reference[i] + b;
            double score = (referenceUpTo[i] + currentUpTo[i] - tied / 2 - all / 2) / all;
            double squared = score * score;
            sumLinear += b * score;
            sumSquare += b * squared;
            sum2 += tied * squared;
            sum3 += tied * squared * score;
            sum4 += tied * squared * squared;
        }
        linear += sumLinear;
        square += sumSquare;
        s2 += sum2;
        s3 += sum3;
        s4 += sum4;
    }

    /** Mann-Whitney's U of the reference: pairs in which its value is the larger, half a pair for equal ones. */
    public double mannWhitney() {
        return n * m / 2 - linear * (n + m);
    }

    /** Probability that a current value is larger than a reference value, less that it is smaller (Cliff's delta), -1 to 1. */
    public double dominance() {
        return 2 * linear * (n + m) / (n * m);
    }

    /**
     * The quadratic form of both scores in the inverse of their covariance over all splits, in the manner of Lepage (1971) and Pettitt
     * (1976); ties are in the covariance. It has two degrees of freedom when both vary, fewer when they do not.
     */
    public QuadraticForm locationScale() {
        double all = n + m;
        double split = n * m / (all * (all - 1));
        double meanSquare = s2 / all;
        double varianceLinear = split * s2;
        double varianceSquare = split * Math.max(0, s4 - s2 * meanSquare);
        double covariance = split * s3;
        double l = linear;
        double q = square - m * meanSquare;
        if (!(varianceLinear > 0)) {
            return new QuadraticForm(0, 0);
        }
        double determinant = varianceLinear * varianceSquare - covariance * covariance;
        if (determinant <= 1e-9 * varianceLinear * varianceSquare || varianceSquare <= 1e-12 * split * s4) {
            return new QuadraticForm(l * l / varianceLinear, 1);
        }
        double form = (l * l * varianceSquare - 2 * l * q * covariance + q * q * varianceLinear) / determinant;
        return new QuadraticForm(form, 2);
    }

    /**
     * A quadratic form that is chi-squared distributed when nothing changed.
     *
     * @param value zero or more
     * @param degrees degrees of freedom; zero when the pooled sample is constant
     */
    public record QuadraticForm(double value, int degrees) {}
}
