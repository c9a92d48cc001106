package io.jenkins.plugins.mlops.engine.drift.significance;

/**
 * Upper tails of the limit laws of the Cramer-von Mises and Anderson-Darling statistics, to about twelve digits of the tail itself, so
 * that a probability of 1e-9 is as right as one of 0.1.
 *
 * <p>Both statistics tend to weighted sums of independent chi-squared variables with one degree of freedom. For distinct weights
 * w1 &gt; w2 &gt; ... the tail is an alternating sum of integrals between 1/w(2k-1) and 1/w(2k) of exp(-xu/2) / (u sqrt|D(u)|), with
 * D(u) the product of (1 - w u) (Smirnov 1936; Slepian 1958). D is sin(sqrt u) / sqrt u for Cramer-von Mises and
 * -cos(pi/2 sqrt(1 + 4u)) / (pi u) for Anderson-Darling (Anderson and Darling 1952). The ends of each integral are inverse square roots,
 * which Gauss-Chebyshev quadrature takes exactly.
 */
final class LimitLaws {
    private static final int NODES = 48;
    private static final int MOST_INTERVALS = 80;

    private LimitLaws() {}

    /** Probability that the Cramer-von Mises statistic exceeds x in the limit of large samples. */
    static double cramerVonMises(double x) {
        if (x < 0.01) {
            return 1; // the tail is 1 - 2e-6 at 0.01
        }
        double sum = 0;
        for (int k = 1; k <= MOST_INTERVALS; k++) {
            double low = (2 * k - 1) * Math.PI;
            double high = 2 * k * Math.PI;
            double part = 0;
            for (int i = 0; i < NODES; i++) {
                double y = node(low, high, i);
                part += Math.exp(-x * y * y / 2) * Math.sqrt((y - low) * (high - y) / Math.abs(y * Math.sin(y)));
            }
            part *= 2.0 / NODES;
            sum += k % 2 != 0 ? part : -part;
            if (part < 1e-17 * Math.abs(sum) || part == 0) {
                break;
            }
        }
        return Math.max(0, Math.min(1, sum));
    }

    /** Probability that the Anderson-Darling statistic exceeds x in the limit of large samples. */
    static double andersonDarling(double x) {
        if (x < 0.08) {
            return 1; // the tail is 1 - 1e-6 at 0.08
        }
        double sum = 0;
        for (int k = 1; k <= MOST_INTERVALS; k++) {
            double low = 4 * k - 1;
            double high = 4 * k + 1;
            double part = 0;
            for (int i = 0; i < NODES; i++) {
                double s = node(low, high, i);
                double u = (s * s - 1) / 4;
                double root = Math.sqrt((s - low) * (high - s) * Math.PI * u / Math.abs(Math.cos(Math.PI * s / 2)));
                part += Math.exp(-x * u / 2) / u * root * s / 2;
            }
            part /= NODES;
            sum += k % 2 != 0 ? part : -part;
            if (part < 1e-17 * Math.abs(sum) || part == 0) {
                break;
            }
        }
        return Math.max(0, Math.min(1, sum));
    }

    private static double node(double low, double high, int i) {
        return (low + high) / 2 + (high - low) / 2 * Math.cos(Math.PI * (2 * i + 1) / (2.0 * NODES));
    }
}
