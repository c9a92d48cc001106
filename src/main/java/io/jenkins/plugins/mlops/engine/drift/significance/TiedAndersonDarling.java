package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;

/**
 * The limit law of the Anderson-Darling statistic with middle ranks when values are tied: a sum of independent chi-squared variables whose
 * weights the ties decide. They are the eigenvalues of the covariance of the statistic's terms over all splits of the pooled rows,
 * G - T/4 scaled by the terms' own weights, with G the covariance of a Brownian bridge at the middle ranks and T the shares of the
 * values (Scholz and Stephens 1987 give the terms; the covariance is that of linear rank statistics). Their sum is 1.
 *
 * <p>The tail is Lugannani and Rice's formula for such sums (Kuonen 1999), which simulation shows 0 to 9 % high between 0.1 and 0.0001.
 * The inverse of G has three diagonals, so the cumulant function needs no eigenvalue: it is a determinant of a three-diagonal matrix.
 */
final class TiedAndersonDarling {
    /** Cells in which the terms are told apart. */
    private static final int CELLS = 200;

    private static final double LEAST = 1e-12;

    /** For each cell: variance of its term over its share, its share, and the squared ends of the bridge's inverse covariance. */
    private final double[] variance;

    private final double[] share;
    private final double[] diagonal;
    private final double[] beside;

    /** @param pooled rows of both samples by distinct value, ascending */
    TiedAndersonDarling(long[] pooled) {
        double rows = Arrays.stream(pooled).sum();
        double[] tied = together(pooled, rows / CELLS);
        int count = tied.length;
        variance = new double[count];
        share = new double[count];
        diagonal = new double[count];
        beside = new double[count];
        double before = 0;
        double[] middle = new double[count];
        for (int i = 0; i < count; i++) {
            share[i] = tied[i] / rows;
            middle[i] = before + share[i] / 2;
            variance[i] = Math.max(LEAST, before + share[i] / 4 - middle[i] * middle[i]) / share[i];
            before += share[i];
        }
        for (int i = 0; i < count; i++) {
            double left = 1 / (middle[i] - (i == 0 ? 0 : middle[i - 1]));
            double right = 1 / ((i == count - 1 ? 1 : middle[i + 1]) - middle[i]);
            diagonal[i] = left + right;
            beside[i] = left * left;
        }
    }

    /** Rare neighbours as one, up to the given number of rows. */
    private static double[] together(long[] pooled, double most) {
        double[] tied = new double[pooled.length];
        int count = 0;
        double open = 0;
        for (int i = 0; i < pooled.length; i++) {
            if (open > 0 && pooled[i] >= most) {
                tied[count++] = open;
                open = 0;
            }
            open += pooled[i];
            if (open >= most || i == pooled.length - 1) {
                tied[count++] = open;
                open = 0;
            }
        }
        return Arrays.copyOf(tied, count);
    }

    /** Deviation of the statistic over that of a column without ties; 1 without ties. */
    double widening() {
        return Math.max(1, Math.sqrt(cumulants(0)[2]) / QuadraticTests.LIMIT_DEVIATION);
    }

    /** Probability of at least x, for an x above the mean, which is 1. */
    double tail(double x) {
        // The derivative of the cumulant function rises from 1 at 0 without bound before 1, for the largest weight is
        // above 1/2.
        double low = 0;
        double high = 1;
        double place = 0.25;
        double[] at = null;
        for (int i = 0; i < 100; i++) {
            at = cumulants(place);
            boolean above = at == null || at[1] > x;
            low = above ? low : place;
            high = above ? place : high;
            if (at != null && Math.abs(at[1] - x) < 1e-9 * x) {
                break;
            }
            double newton = at == null ? high : place + (x - at[1]) / at[2];
            place = newton > low && newton < high ? newton : (low + high) / 2;
        }
        double w = at == null ? 0 : Math.sqrt(Math.max(0, 2 * (place * x - at[0] + cumulants(0)[0])));
        if (!(w > 1e-4)) {
            return 0.5;
        }
        return Math.min(1, RankTests.NORMAL.survivalProbability(w + Math.log(place * Math.sqrt(at[2]) / w) / w));
    }

    /**
     * The cumulant function up to a constant, and its first two derivatives: minus half the logarithm of a determinant. Null beyond its
     * pole.
     */
    private double[] cumulants(double z) {
        double log = 0;
        double first = 0;
        double second = 0;
        double pivot = 1;
        double dPivot = 0;
        double ddPivot = 0;
        double entryBefore = 0;
        double dEntryBefore = 0;
        for (int i = 0; i < share.length; i++) {
            double dEntry = share[i] / 2;
            double entry = variance[i] + z * dEntry;
            double product = 0;
            double dProduct = 0;
            double ddProduct = 0;
            if (i > 0) {
                product = entry * entryBefore * beside[i];
                dProduct = (dEntry * entryBefore + entry * dEntryBefore) * beside[i];
                ddProduct = 2 * dEntry * dEntryBefore * beside[i];
            }
            double ratio = product / pivot;
            double dRatio = (dProduct - ratio * dPivot) / pivot;
            double ddRatio = (ddProduct - 2 * dRatio * dPivot - ratio * ddPivot) / pivot;
            double next = entry * diagonal[i] - 2 * z - ratio;
            if (!(next > 0)) {
                return null;
            }
            dPivot = dEntry * diagonal[i] - 2 - dRatio;
            ddPivot = -ddRatio;
            pivot = next;
            double relative = dPivot / pivot;
            log += Math.log(pivot);
            first += relative;
            second += ddPivot / pivot - relative * relative;
            entryBefore = entry;
            dEntryBefore = dEntry;
        }
        return new double[] {-log / 2, -first / 2, -second / 2};
    }
}
