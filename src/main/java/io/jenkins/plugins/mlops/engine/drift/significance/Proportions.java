package io.jenkins.plugins.mlops.engine.drift.significance;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Comparison of two shares: the rows without a value, for example. */
public final class Proportions {
    /** Outcomes up to which Fisher's test is summed. */
    private static final long MOST_OUTCOMES = 2_000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Proportions() {}

    /**
     * A difference of two shares and what chance leaves open.
     *
     * @param before share in the reference
     * @param now share in the current sample
     * @param low lower end of the 95 % interval of {@code now - before}
     * @param high upper end
     */
    public record Difference(double before, double now, double low, double high) {
        /** {@code now - before}. */
        public double value() {
            return now - before;
        }
    }

    /** The difference with Newcombe's hybrid score interval (Newcombe 1998, method 10), for the effective sizes. */
    public static Difference difference(long referenceHits, long currentHits, Sizes sizes) {
        double before = (double) referenceHits / sizes.reference();
        double now = (double) currentHits / sizes.current();
        double z = 1.959963984540054;
        double[] first = wilson(before, sizes.effectiveReference(), z);
        double[] second = wilson(now, sizes.effectiveCurrent(), z);
        double low = now - before - Math.hypot(now - second[0], first[1] - before);
        double high = now - before + Math.hypot(second[1] - now, before - first[0]);
        return new Difference(before, now, low, high);
    }

    /** Wilson's score interval of a share (Wilson 1927). */
    private static double[] wilson(double share, double size, double z) {
        double middle = share + z * z / (2 * size);
        double half = z * Math.sqrt(share * (1 - share) / size + z * z / (4 * size * size));
        double divisor = 1 + z * z / size;
        return new double[] {Math.max(0, (middle - half) / divisor), Math.min(1, (middle + half) / divisor)};
    }

    /** Probability of a difference at least this unlikely when nothing changed: Fisher's exact test, or chi-squared for many rows. */
    public static double pValue(long referenceHits, long currentHits, Sizes sizes) {
        long hits = referenceHits + currentHits;
        long rows = sizes.reference() + sizes.current();
        long outcomes = Math.min(Math.min(hits, rows - hits), Math.min(sizes.reference(), sizes.current()));
        if (outcomes == 0) {
            return 1;
        }
        if (!sizes.clustered() && outcomes <= MOST_OUTCOMES && rows <= Integer.MAX_VALUE) {
            return fisher((int) currentHits, (int) hits, (int) sizes.current(), (int) rows);
        }
        double expected = (double) hits / rows;
        double gap = (double) currentHits / sizes.current() - (double) referenceHits / sizes.reference();
        double z = Math.abs(gap) / Math.sqrt(expected * (1 - expected) * sizes.inverse());
        return 2 * NORMAL.survivalProbability(z);
    }

    /** Two-sided: all tables with the same margins that are no more probable than the observed one (Fisher 1935). */
    static double fisher(int observed, int hits, int drawn, int rows) {
        HypergeometricDistribution law = HypergeometricDistribution.of(rows, hits, drawn);
        double limit = law.probability(observed) * (1 + 1e-7);
        double sum = 0;
        for (int k = law.getSupportLowerBound(); k <= law.getSupportUpperBound(); k++) {
            double p = law.probability(k);
            sum += p <= limit ? p : 0;
        }
        return Math.min(1, sum);
    }
}
