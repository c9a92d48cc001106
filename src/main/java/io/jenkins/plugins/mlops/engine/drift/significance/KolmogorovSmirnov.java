package io.jenkins.plugins.mlops.engine.drift.significance;

/**
 * Significance of the two-sample Kolmogorov-Smirnov distance. Ties make it conservative.
 *
 * <ul>
 *   <li>Exact up to a million pairs of rows: the share of all orders of the pooled rows whose distance is at least the observed one,
 *       counted along lattice paths (Kim and Jennrich 1973; Hodges 1958).
 *   <li>Else Kolmogorov's law at (sqrt(e) + 0.12 + 0.11 / sqrt(e)) D with e = nm/(n+m) (Stephens 1970).
 * </ul>
 */
public final class KolmogorovSmirnov {
    private static final double MOST_PAIRS = 1e6;

    private KolmogorovSmirnov() {}

    /** Probability of a distance of at least d when nothing changed. */
    public static double pValue(double d, Sizes sizes) {
        if (!sizes.clustered() && (double) sizes.reference() * sizes.current() <= MOST_PAIRS) {
            return exact(d, (int) sizes.reference(), (int) sizes.current());
        }
        double root = Math.sqrt(1 / sizes.inverse());
        return kolmogorov((root + 0.12 + 0.11 / root) * d);
    }

    /** The exact probability for samples without ties. */
    static double exact(double d, int n, int m) {
        // In whole numbers: a path touches when |i m - j n| >= threshold.
        long threshold = Math.round(d * n * (double) m);
        if (threshold <= 0) {
            return 1;
        }
        double[] row = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (Math.abs((long) i * m - (long) j * n) >= threshold) {
                    row[j] = 1;
                } else if (i == 0) {
                    row[j] = j == 0 ? 0 : row[j - 1];
                } else {
                    row[j] = j == 0 ? row[0] : (i * row[j] + j * row[j - 1]) / (i + j);
                }
            }
        }
        return row[m];
    }

    /** Kolmogorov's law: the tail at x, by the series that converges faster. */
    static double kolmogorov(double x) {
        if (x <= 0) {
            return 1;
        }
        double sum = 0;
        if (x < 1) {
            double base = -Math.PI * Math.PI / (8 * x * x);
            for (int k = 1; k < 40; k += 2) {
                sum += Math.exp(base * k * k);
            }
            return Math.max(0, Math.min(1, 1 - Math.sqrt(2 * Math.PI) / x * sum));
        }
        for (int k = 1; k < 40; k++) {
            double term = Math.exp(-2.0 * k * k * x * x);
            sum += k % 2 != 0 ? term : -term;
            if (term == 0) {
                break;
            }
        }
        return Math.min(1, 2 * sum);
    }
}
