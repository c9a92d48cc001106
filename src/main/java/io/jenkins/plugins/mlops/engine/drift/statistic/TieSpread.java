package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.drift.sample.Block;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;
import java.util.Arrays;

/**
 * How ties widen the Anderson-Darling statistic. Over all splits of the pooled rows its mean is 1 with middle ranks whatever the ties, but
 * its variance grows with them: it is twice the sum over all pairs of distinct values of their shares times the squared correlation of the
 * two terms. The covariance of the terms of values i before j is B_i (N - B_j) / N, and the variance of one is L_i + t_i/4 - B_i^2 / N, with
 * t rows of a value, L rows before it and B = L + t/2; both follow from the variance of a linear rank statistic.
 *
 * <p>Rare neighbouring values are taken together up to a half percent of the rows, which keeps the sum short.
 */
public final class TieSpread implements Merge.Visitor {
    /** Variance without ties, in the limit of large samples: 2 (pi^2 - 9) / 3. */
    private static final double CONTINUOUS = 2 * (Math.PI * Math.PI - 9) / 3;

    private static final double TOGETHER = 1 / 200.0;

    private final double rows;
    private double[] shares = new double[32];
    private int count;
    private double open;
    private boolean ties;

    /** @param n rows of the reference with a value, m rows of the current sample with a value */
    public TieSpread(long n, long m) {
        rows = (double) n + m;
    }

    @Override
    public void visit(Block block) {
        double[] reference = block.reference();
        double[] current = block.current();
        double most = TOGETHER * rows;
        for (int i = 0; i < block.length(); i++) {
            double tied = reference[i] + current[i];
            ties |= tied > 1;
            if (tied >= most) {
                close();
            }
            open += tied;
            if (open >= most) {
                close();
            }
        }
    }

    private void close() {
        if (open > 0) {
            if (count == shares.length) {
                shares = Arrays.copyOf(shares, 2 * count);
            }
            shares[count++] = open / rows;
            open = 0;
        }
    }

    /** Deviation of the statistic over that of a column without ties; 1 without ties. */
    public double widening() {
        if (!ties) {
            return 1;
        }
        close();
        double[] middle = new double[count];
        double[] variance = new double[count];
        double before = 0;
        for (int i = 0; i < count; i++) {
            middle[i] = before + shares[i] / 2;
            variance[i] = before + shares[i] / 4 - middle[i] * middle[i];
            before += shares[i];
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += shares[i] * shares[i];
            for (int j = i + 1; j < count; j++) {
                double covariance = middle[i] * (1 - middle[j]);
                sum += 2 * shares[i] * shares[j] * covariance * covariance / (variance[i] * variance[j]);
            }
        }
        return Math.max(1, Math.sqrt(2 * sum / CONTINUOUS));
    }
}
