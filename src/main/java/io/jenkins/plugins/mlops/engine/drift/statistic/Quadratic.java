package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.drift.sample.Block;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;

/**
 * Quadratic statistics of two empirical distribution functions.
 *
 * <ul>
 *   <li>Cramer-von Mises: T of Anderson (1962) by its definition, equation 2, nm / (n + m)^2 times the sum of (F - G)^2 over all rows. The form with
 *       ranks, equation 9, is the same without ties; with ties it grows with the number of rows though the samples are alike, and it loses ten
 *       digits at a million rows.
 *   <li>Anderson-Darling: A^2 of Scholz and Stephens (1987), equation 7, for two samples, with middle ranks for ties.
 * </ul>
 */
public final class Quadratic implements Merge.Visitor {
    private final double n;
    private final double m;
    private double squares;
    private double weighted;

    /** @param n rows of the reference with a value, m rows of the current sample with a value; both above zero */
    public Quadratic(long n, long m) {
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
        double sum = squares;
        double weights = weighted;
        for (int i = 0; i < block.length(); i++) {
            double a = reference[i];
            double b = current[i];
            double f = referenceUpTo[i] - a / 2;
            double g = currentUpTo[i] - b / 2;
            double gap = m * f - n * g;
            double tied = a + b;
            double rank = f + g;
            double difference = referenceUpTo[i] / n - currentUpTo[i] / m;
            sum += tied * difference * difference;
            double divisor = rank * (all - rank) - all * tied / 4;
            if (divisor > 0) {
                weights += tied * gap * gap / divisor;
            }
        }
        squares = sum;
        weighted = weights;
    }

    /** The Cramer-von Mises statistic T. */
    public double cramerVonMises() {
        double all = n + m;
        return n * m / (all * all) * squares;
    }

    /** The Anderson-Darling statistic A^2, not standardised. */
    public double andersonDarling() {
        double all = n + m;
        return (all - 1) / all * weighted / (n * m);
    }
}
