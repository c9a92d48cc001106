package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;

/**
 * An upper bound, by an inequality, of the probability that a random split gives the smaller sample a sum of scores as far from its mean as
 * the observed one. With each row drawn independently, the sum and the number of rows drawn have Chernoff's (1952) bound together; divided
 * by the probability of just this number it is a bound for splits of these sizes. It is about a hundred times the probability itself, which
 * is near enough to tell that a difference is clear beyond doubt.
 */
final class SplitBound {
    private static final int MOST_STEPS = 50;

    private final long[] pooled;
    private final double[] score;
    private final double rows;
    private final double drawn;

    /**
     * @param pooled rows of both samples by cell
     * @param score of a row in each cell
     * @param drawn rows of the smaller sample
     */
    SplitBound(long[] pooled, double[] score, long drawn) {
        this.pooled = pooled;
        this.drawn = drawn;
        rows = Arrays.stream(pooled).sum();
        double mean = 0;
        for (int i = 0; i < pooled.length; i++) {
            mean += pooled[i] / rows * score[i];
        }
        this.score = score.clone();
        for (int i = 0; i < pooled.length; i++) {
            this.score[i] -= mean;
        }
    }

    /** Bound of both sides together, for the observed rows of the smaller sample by cell. */
    double of(long[] smaller) {
        double sum = 0;
        for (int i = 0; i < smaller.length; i++) {
            sum += smaller[i] * score[i];
        }
        // Any pair of tilts gives a bound; Newton's method finds the least, which is convex in the pair.
        double count = 0;
        double tilt = 0;
        double[] at = at(count, tilt, sum);
        for (int step = 0; step < MOST_STEPS; step++) {
            double determinant = at[3] * at[5] - at[4] * at[4];
            if (!(determinant > 1e-12 * at[3] * at[5])) {
                break;
            }
            double toCount = (at[4] * at[2] - at[5] * at[1]) / determinant;
            double toTilt = (at[4] * at[1] - at[3] * at[2]) / determinant;
            double[] next = at(count + toCount, tilt + toTilt, sum);
            for (int halving = 0; halving < 30 && !(next[0] < at[0]); halving++) {
                toCount /= 2;
                toTilt /= 2;
                next = at(count + toCount, tilt + toTilt, sum);
            }
            if (!(next[0] < at[0] - 1e-3)) {
                break;
            }
            count += toCount;
            tilt += toTilt;
            at = next;
        }
        return Math.min(1, 2 * Math.exp(at[0] - logNumberProbability()));
    }

    /** The logarithm of the joint bound, its gradient and its second derivatives. */
    private double[] at(double count, double tilt, double sum) {
        double share = drawn / rows;
        double[] value = new double[6];
        value[0] = -count * drawn - tilt * sum;
        value[1] = -drawn;
        value[2] = -sum;
        for (int i = 0; i < pooled.length; i++) {
            double odds = share * Math.exp(count + tilt * score[i]);
            double total = 1 - share + odds;
            double p = odds / total;
            double spread = pooled[i] * p * (1 - p);
            value[0] += pooled[i] * Math.log(total);
            value[1] += pooled[i] * p;
            value[2] += pooled[i] * p * score[i];
            value[3] += spread;
            value[4] += spread * score[i];
            value[5] += spread * score[i] * score[i];
        }
        return value;
    }

    /** Of drawing just so many rows when each is drawn independently: a binomial probability, from below by Stirling's formula. */
    private double logNumberProbability() {
        double left = rows - drawn;
        return 0.5 * Math.log(rows / (2 * Math.PI * drawn * left)) - 1 / (12 * drawn) - 1 / (12 * left);
    }
}
