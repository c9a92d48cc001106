package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;

/**
 * The Anderson-Darling statistic and the quadratic form of location and scale of a split, and one statistic of both. They are the
 * definitions of {@link io.jenkins.plugins.mlops.engine.drift.statistic.Quadratic} and {@link
 * io.jenkins.plugins.mlops.engine.drift.statistic.RankScores}, written so that one split costs only as much as the smaller sample has
 * rows: between two of its rows the Anderson-Darling terms are a quadratic polynomial whose coefficients are summed beforehand. Both
 * statistics are the same whichever sample is looked at.
 */
final class ShapeStatistic implements SplitStatistic {
    private static final int WIDTH = 8;
    private static final int MIDDLE = 3;
    private static final int WEIGHT = 4;
    private static final int SCORE = 5;

    private final int cells;
    private final double rows;
    private final double drawn;
    /**
     * By cell, side by side because a split looks at few of them: sums of weight, of weight times middle rank and of weight times its
     * square over the cells before; middle rank; weight; score.
     */
    private final double[] table;

    private final double widening;
    private final double meanSquare;
    private final double varianceLinear;
    private final double varianceSquare;
    private final double covariance;

    private double andersonDarling;
    private double linear;
    private double square;

    /**
     * @param pooled rows of both samples by distinct value, ascending
     * @param drawn rows of the smaller sample
     * @param widening what ties make of the deviation of the Anderson-Darling statistic
     */
    ShapeStatistic(long[] pooled, long drawn, double widening) {
        this.drawn = drawn;
        this.widening = widening;
        cells = pooled.length;
        rows = Arrays.stream(pooled).sum();
        table = new double[WIDTH * (cells + 1)];
        double before = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        for (int i = 0; i < cells; i++) {
            double tied = pooled[i];
            double middle = before + tied / 2;
            before += tied;
            double divisor = middle * (rows - middle) - rows * tied / 4;
            double weight = divisor > 0 ? tied / divisor : 0;
            double s = (middle - rows / 2) / rows;
            int at = WIDTH * i;
            table[at + WIDTH] = table[at] + weight;
            table[at + WIDTH + 1] = table[at + 1] + weight * middle;
            table[at + WIDTH + 2] = table[at + 2] + weight * middle * middle;
            table[at + MIDDLE] = middle;
            table[at + WEIGHT] = weight;
            table[at + SCORE] = s;
            s2 += tied * s * s;
            s3 += tied * s * s * s;
            s4 += tied * s * s * s * s;
        }
        double split = (rows - drawn) * drawn / (rows * (rows - 1));
        meanSquare = s2 / rows;
        varianceLinear = split * s2;
        varianceSquare = split * Math.max(0, s4 - s2 * meanSquare);
        covariance = split * s3;
    }

    @Override
    public double of(int[] touched, int length, int[] counts) {
        measure(touched, length, counts);
        return combined(andersonDarling, form());
    }

    /** Takes both statistics. */
    void measure(int[] touched, int length, int[] counts) {
        double sum = 0;
        double upTo = 0;
        double l = 0;
        double q = 0;
        int from = 0;
        for (int k = 0; k < length; k++) {
            int cell = touched[k];
            double count = counts[cell];
            sum += stretch(from, cell, upTo);
            int at = WIDTH * cell;
            double gap = drawn * table[at + MIDDLE] - rows * (upTo + count / 2);
            sum += table[at + WEIGHT] * gap * gap;
            upTo += count;
            from = cell + 1;
            double score = table[at + SCORE];
            l += count * score;
            q += count * score * score;
        }
        sum += stretch(from, cells, upTo);
        andersonDarling = (rows - 1) / rows * sum / (drawn * (rows - drawn));
        linear = l;
        square = q - drawn * meanSquare;
    }

    /** The terms of cells in which the smaller sample has no row. */
    private double stretch(int from, int to, double upTo) {
        double behind = rows * upTo;
        int a = WIDTH * from;
        int b = WIDTH * to;
        return behind * behind * (table[b] - table[a])
                - 2 * drawn * behind * (table[b + 1] - table[a + 1])
                + drawn * drawn * (table[b + 2] - table[a + 2]);
    }

    /** The Anderson-Darling statistic of the split measured last. */
    double andersonDarling() {
        return andersonDarling;
    }

    /** The quadratic form of location and scale of the split measured last. */
    double form() {
        if (!(varianceLinear > 0)) {
            return 0;
        }
        double determinant = varianceLinear * varianceSquare - covariance * covariance;
        if (determinant <= 1e-9 * varianceLinear * varianceSquare) {
            return linear * linear / varianceLinear;
        }
        return (linear * linear * varianceSquare - 2 * linear * square * covariance + square * square * varianceLinear)
                / determinant;
    }

    /** Both as one: about the logarithm of 1/p + 1/q of their p-values in the limit, to which Cauchy's combination comes down. */
    private double combined(double a2, double form) {
        double y = Math.max(1e-9, a2 / widening);
        double one = y + Math.log(y) / 2;
        double two = form / 2;
        return Math.max(one, two) + Math.log1p(Math.exp(-Math.abs(one - two)));
    }

    /** The statistic of an observed split, both parts shrunk for rows that repeat an entity, to be compared with this one's. */
    double shrunk(ShapeStatistic observed, double shrink) {
        return combined(observed.andersonDarling * shrink, observed.form() * shrink);
    }

    /**
     * Tells whether the sums of scores measured last are so far out that a p-value near the given one is worth a try of
     * {@link SplitBound}.
     */
    boolean beyond(double p) {
        double distance = Math.max(
                varianceLinear > 0 ? linear * linear / varianceLinear : 0,
                varianceSquare > 0 ? square * square / varianceSquare : 0);
        return Math.exp(-distance / 2) < p;
    }

    /** Linear score of a row in a cell; the other one is its square. */
    double score(int cell) {
        return table[WIDTH * cell + SCORE];
    }
}
