package io.jenkins.plugins.mlops.engine.performance.interval;

import java.util.Arrays;

/** Two-sided tests of whether two independent samples have the same proportion or the same mean. */
public final class TwoSamples {
    /** Expected count in a cell below which the normal approximation gives way to Fisher's exact test. */
    static final double SMALL_CELL = 5;

    private TwoSamples() {}

    /**
     * p-value for equal proportions: Pearson's chi-squared test without continuity correction (the pooled two-proportion z-test), or
     * Fisher's exact test where a cell of the table is expected to hold fewer than {@value #SMALL_CELL}.
     */
    public static double proportions(long hits, long total, long otherHits, long otherTotal) {
        double all = (double) total + otherTotal;
        double allHits = (double) hits + otherHits;
        if (total == 0 || otherTotal == 0 || allHits == 0 || allHits == all) {
            return 1;
        }
        double smallest = Math.min(total, otherTotal) * Math.min(allHits, all - allHits) / all;
        if (smallest < SMALL_CELL) {
            return fisher(hits, total, otherHits, otherTotal);
        }
        double pooled = allHits / all;
        double gap = (double) hits / total - (double) otherHits / otherTotal;
        return Normal.twoSided(gap / Math.sqrt(pooled * (1 - pooled) * (1.0 / total + 1.0 / otherTotal)));
    }

    /**
     * Fisher's exact test: the probability, with all margins fixed, of tables at most as likely as this one. Probabilities are built
     * outwards from the most likely table by their ratios, so no factorial is needed and nothing is lost for large tables.
     */
    static double fisher(long hits, long total, long otherHits, long otherTotal) {
        long allHits = hits + otherHits;
        long least = Math.max(0, allHits - otherTotal);
        long most = Math.min(total, allHits);
        long mode = Math.min(
                most, Math.max(least, (long) Math.floor((total + 1.0) * (allHits + 1.0) / (total + otherTotal + 2.0))));
        double observed = 1;
        if (hits > mode) {
            for (long k = mode; k < hits; k++) {
                observed *= up(k, total, allHits, otherTotal);
            }
        } else {
            for (long k = mode; k > hits; k--) {
                observed /= up(k - 1, total, allHits, otherTotal);
            }
        }
        double limit = observed * (1 + 1e-7); // equal tables must not differ by rounding
        double[] sums = {1, limit >= 1 ? 1 : 0};
        double term = 1;
        for (long k = mode; k < most && term > 0; k++) {
            term *= up(k, total, allHits, otherTotal);
            add(sums, term, limit);
        }
        term = 1;
        for (long k = mode; k > least && term > 0; k--) {
            term /= up(k - 1, total, allHits, otherTotal);
            add(sums, term, limit);
        }
        return Math.min(1, sums[1] / sums[0]);
    }

    private static void add(double[] sums, double term, double limit) {
        sums[0] += term;
        if (term <= limit) {
            sums[1] += term;
        }
    }

    /** Probability of k + 1 hits over that of k. */
    private static double up(long k, long total, long allHits, long otherTotal) {
        return ((double) (total - k) * (allHits - k)) / ((k + 1.0) * (otherTotal - allHits + k + 1.0));
    }

    /** p-value of Welch's t-test for equal means; 1 where a sample has fewer than two values. */
    public static double means(Moments a, Moments b) {
        if (a.count() < 2 || b.count() < 2) {
            return 1;
        }
        double va = a.variance() / a.count();
        double vb = b.variance() / b.count();
        double gap = a.mean() - b.mean();
        if (va + vb == 0) {
            return gap == 0 ? 1 : 0;
        }
        double degrees = (va + vb) * (va + vb) / (va * va / (a.count() - 1) + vb * vb / (b.count() - 1));
        return Student.twoSided(gap / Math.sqrt(va + vb), degrees);
    }

    /**
     * p-values adjusted for the false discovery rate (Benjamini and Hochberg 1995), in the order given.
     */
    public static double[] adjusted(double[] p) {
        Integer[] order = new Integer[p.length];
        for (int i = 0; i < p.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (i, j) -> Double.compare(p[j], p[i]));
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int rank = 0; rank < p.length; rank++) {
            least = Math.min(least, p[order[rank]] * p.length / (p.length - rank));
            adjusted[order[rank]] = least;
        }
        return adjusted;
    }
}
