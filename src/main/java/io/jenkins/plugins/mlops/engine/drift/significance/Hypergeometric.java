package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.SplittableRandom;

/** The hypergeometric law: how many marked rows are among some rows drawn without putting back. */
final class Hypergeometric {
    private static final double[] LOG_FACTORIALS = new double[4096];

    static {
        for (int i = 2; i < LOG_FACTORIALS.length; i++) {
            LOG_FACTORIALS[i] = LOG_FACTORIALS[i - 1] + Math.log(i);
        }
    }

    private final long rows;
    private final long marked;
    private final long drawn;
    private final double all;

    /**
     * @param rows all rows
     * @param marked marked ones among them
     * @param drawn rows drawn
     */
    Hypergeometric(long rows, long marked, long drawn) {
        this.rows = rows;
        this.marked = marked;
        this.drawn = drawn;
        all = logChoose(rows, drawn);
    }

    /** Smallest possible count. */
    long least() {
        return Math.max(0, drawn - (rows - marked));
    }

    /** Largest possible count. */
    long most() {
        return Math.min(marked, drawn);
    }

    /** The most probable count. */
    long mode() {
        long mode = (long) ((drawn + 1.0) * (marked + 1.0) / (rows + 2.0));
        return Math.max(least(), Math.min(most(), mode));
    }

    double logProbability(long count) {
        return logChoose(marked, count) + logChoose(rows - marked, drawn - count) - all;
    }

    /** Probability of one more than the count over that of the count. */
    private double up(long count) {
        return (double) (marked - count) * (drawn - count) / ((count + 1.0) * (rows - marked - drawn + count + 1.0));
    }

    /** Probability of at least the count, for a count above the mode. */
    double sumUp(long count) {
        double sum = 0;
        double p = count > most() ? 0 : Math.exp(logProbability(count));
        for (long k = count; p > 1e-18 * sum; k++) {
            sum += p;
            p *= up(k);
        }
        return sum;
    }

    /** Probability of at most the count, for a count below the mode. */
    double sumDown(long count) {
        double sum = 0;
        double p = count < least() ? 0 : Math.exp(logProbability(count));
        for (long k = count; p > 1e-18 * sum; k--) {
            sum += p;
            p = k > least() ? p / up(k - 1) : 0;
        }
        return sum;
    }

    /** One draw, by inversion from the mode outwards: about as many steps as the law's deviation. */
    long draw(SplittableRandom random) {
        long least = least();
        long most = most();
        long high = mode();
        long low = high;
        double above = Math.exp(logProbability(high));
        double below = above;
        double left = random.nextDouble() - above;
        while (left >= 0 && above + below > 1e-18) {
            above = high < most ? above * up(high) : 0;
            left -= above;
            high++;
            if (left < 0) {
                return high;
            }
            below = low > least ? below / up(low - 1) : 0;
            left -= below;
            low--;
            if (left < 0) {
                return low;
            }
        }
        return mode();
    }

    private static double logChoose(long n, long k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    /** By Stirling's series beyond the table; its first term left out is below 1e-21. */
    private static double logFactorial(long n) {
        if (n < LOG_FACTORIALS.length) {
            return LOG_FACTORIALS[(int) n];
        }
        double x = n;
        return x * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI * x) + 1 / (12 * x) - 1 / (360 * x * x * x);
    }
}
