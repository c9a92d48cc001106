package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.drift.sample.Block;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;

/**
 * Distances between two empirical distribution functions F and G.
 *
 * <ul>
 *   <li>Kolmogorov-Smirnov: max |F - G|, from 0 to 1 (Smirnov 1939);
 *   <li>Wasserstein-1, the earth mover's distance: the integral of |F - G| dx, in the unit of the values (Vallender 1974);
 *   <li>energy distance: the root of twice the integral of (F - G)^2 dx, in the root of that unit (Szekely and Rizzo 2013).
 * </ul>
 *
 * An infinite value has an infinite distance to every other; the last two are infinite then, unless both samples have the same share there.
 */
public final class Distances implements Merge.Visitor {
    private final double n;
    private final double m;
    private double highest;
    private double lowest;
    private double absolute;
    private double squared;
    private double lastValue = Double.NaN;
    private double lastGap;

    /** @param n rows of the reference with a value, m rows of the current sample with a value; both above zero */
    public Distances(long n, long m) {
        this.n = n;
        this.m = m;
    }

    @Override
    public void visit(Block block) {
        double[] x = block.value();
        double[] f = block.referenceUpTo();
        double[] g = block.currentUpTo();
        double before = lastValue;
        double gap = lastGap;
        double high = highest;
        double low = lowest;
        double sum = absolute;
        double squares = squared;
        for (int i = 0; i < block.length(); i++) {
            if (gap != 0) {
                double width = x[i] - before;
                sum += Math.abs(gap) * width;
                squares += gap * gap * width;
            }
            before = x[i];
            gap = f[i] / n - g[i] / m;
            high = Math.max(high, gap);
            low = Math.min(low, gap);
        }
        lastValue = before;
        lastGap = gap;
        highest = high;
        lowest = low;
        absolute = sum;
        squared = squares;
    }

    /** Largest difference of the two distribution functions. */
    public double kolmogorovSmirnov() {
        return Math.max(highest, -lowest);
    }

    /** Wasserstein-1 distance in the unit of the values. */
    public double wasserstein() {
        return absolute;
    }

    /** Energy distance in the square root of the unit of the values. */
    public double energy() {
        return Math.sqrt(2 * squared);
    }
}
