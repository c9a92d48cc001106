package io.jenkins.plugins.mlops.engine.drift.statistic;

/**
 * Distance of two distributions over cells. Every measure is 0 for equal shares. Both samples must have rows.
 */
public final class Divergence {
    /** Rows added to every cell of the population stability index, so that an empty cell does not make it infinite. */
    public static final double PSI_SMOOTHING = 0.5;

    private Divergence() {}

    /**
     * Population stability index: the sum of (q - p) ln(q / p), Jeffreys' symmetric form of the Kullback-Leibler divergence (Jeffreys
     * 1946; under its present name Lewis 1994, Siddiqi 2006). Shares are smoothed: (rows + 0.5) / (all rows + 0.5 cells).
     */
    public static double psi(Cells cells) {
        double n = cells.referenceRows() + PSI_SMOOTHING * cells.count();
        double m = cells.currentRows() + PSI_SMOOTHING * cells.count();
        double sum = 0;
        for (int i = 0; i < cells.count(); i++) {
            double p = (cells.reference()[i] + PSI_SMOOTHING) / n;
            double q = (cells.current()[i] + PSI_SMOOTHING) / m;
            sum += (q - p) * Math.log(q / p);
        }
        return Math.max(0, sum);
    }

    /** Jensen-Shannon distance: the root of the divergence to the mean of both, logarithms of base 2, 0 to 1 (Lin 1991, Endres 2003). */
    public static double jensenShannon(Cells cells) {
        double n = cells.referenceRows();
        double m = cells.currentRows();
        double sum = 0;
        for (int i = 0; i < cells.count(); i++) {
            double p = cells.reference()[i] / n;
            double q = cells.current()[i] / m;
            double middle = (p + q) / 2;
            sum += part(p, middle) + part(q, middle);
        }
        return Math.min(1, Math.sqrt(Math.max(0, sum / 2 / Math.log(2))));
    }

    private static double part(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle);
    }

    /** Hellinger distance: the root of half the sum of squared differences of the roots of the shares, 0 to 1 (Hellinger 1909). */
    public static double hellinger(Cells cells) {
        double n = cells.referenceRows();
        double m = cells.currentRows();
        double sum = 0;
        for (int i = 0; i < cells.count(); i++) {
            double gap = Math.sqrt(cells.reference()[i] / n) - Math.sqrt(cells.current()[i] / m);
            sum += gap * gap;
        }
        return Math.min(1, Math.sqrt(sum / 2));
    }

    /** Total variation distance: half the sum of absolute differences of the shares, 0 to 1. */
    public static double totalVariation(Cells cells) {
        double sum = 0;
        for (int i = 0; i < cells.count(); i++) {
            sum += Math.abs(gap(cells, i));
        }
        return Math.min(1, sum / 2);
    }

    /** L-infinity distance: the largest difference of the shares of one cell, 0 to 1. */
    public static double lInfinity(Cells cells) {
        double largest = 0;
        for (int i = 0; i < cells.count(); i++) {
            largest = Math.max(largest, Math.abs(gap(cells, i)));
        }
        return largest;
    }

    private static double gap(Cells cells, int i) {
        return (double) cells.reference()[i] / cells.referenceRows()
                - (double) cells.current()[i] / cells.currentRows();
    }

    /** Pearson's chi-squared of the two-row table, without a continuity correction (Pearson 1900). */
    public static double chiSquared(Cells cells) {
        double n = cells.referenceRows();
        double m = cells.currentRows();
        double sum = 0;
        for (int i = 0; i < cells.count(); i++) {
            double pooled = cells.reference()[i] + cells.current()[i];
            if (pooled > 0) {
                double expected = pooled * m / (n + m);
                double gap = cells.current()[i] - expected;
                sum += gap * gap / (pooled * (n / (n + m)) * (m / (n + m)));
            }
        }
        return sum;
    }

    /** Cramer's V: the root of chi-squared over the number of rows, for two samples from 0 to 1 (Cramer 1946). */
    public static double cramersV(Cells cells) {
        return Math.min(1, Math.sqrt(chiSquared(cells) / (cells.referenceRows() + cells.currentRows())));
    }
}
