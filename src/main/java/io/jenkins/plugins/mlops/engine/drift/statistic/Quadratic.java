package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.drift.sample.Block;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;

/**
 * Quadratic statistics of two empirical distribution functions, with middle ranks for ties.
 *
 * <ul>
 *   <li>Cramer-von Mises: T of Anderson (1962), equation 9, written as a sum of products of differences: the textbook form takes the
 *       difference of two numbers that grow with the number of rows and loses ten digits at a million rows.
 *   <li>Anderson-Darling: A^2 of Scholz and Stephens (1987), equation 7, for two samples.
 * </ul>
 */
public final class Quadratic implements Merge.Visitor {
    private final double n;
    private final double m;
    private double products;
    private double referenceCubes;
    private double currentCubes;
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
        double sum = products;
        double aCubes = referenceCubes;
        double bCubes = currentCubes;
        double weights = weighted;
        for (int i = 0; i < block.length(); i++) {
            double a = reference[i];
            double b = current[i];
            double f = referenceUpTo[i] - a / 2;
            double g = currentUpTo[i] - b / 2;
            double gap = m * f - n * g;
            double tied = a + b;
            double rank = f + g;
            sum += gap * (m * f + n * g) * (n * b - m * a);
            aCubes += a * a * a;
            bCubes += b * b * b;
            double divisor = rank * (all - rank) - all * tied / 4;
            if (divisor > 0) {
                weights += tied * gap * gap / divisor;
            }
        }
        products = sum;
        referenceCubes = aCubes;
        currentCubes = bCubes;
        weighted = weights;
    }

    /** The Cramer-von Mises statistic T. */
    public double cramerVonMises() {
        double all = n + m;
        double ties = (n - m * m / n) * referenceCubes + (m - n * n / m) * currentCubes - n * n - m * m;
        return products / (n * n * m * m) / all + ties / (12 * n * m * all) + 1 / (6 * all);
    }

    /** The Anderson-Darling statistic A^2, not standardised. */
    public double andersonDarling() {
        double all = n + m;
        return (all - 1) / all * weighted / (n * m);
    }
}
