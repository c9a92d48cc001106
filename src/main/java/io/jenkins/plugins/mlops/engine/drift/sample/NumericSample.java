package io.jenkins.plugins.mlops.engine.drift.sample;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The values of a numeric column in ascending order. Every statistic of the column works on this one order, so that each sample is
 * sorted once. NaN stands for a missing value and is only counted; infinities are values.
 *
 * <p>A sample is either raw (one entry a row) or a step function (one entry a distinct position, with its number of rows): the second
 * is how a frozen {@linkplain io.jenkins.plugins.mlops.engine.drift.profile baseline profile} takes part in a comparison.
 */
public final class NumericSample {
    private final double[] values;
    private final long[] cumulative;
    private final long size;
    private final long missing;
    private Moments moments;
    private Extents extents;

    private NumericSample(double[] values, long[] cumulative, long size, long missing, Moments moments) {
        this.values = values;
        this.cumulative = cumulative;
        this.size = size;
        this.missing = missing;
        this.moments = moments;
    }

    /**
     * Where the rows of each step of a step function really lie.
     *
     * @param lower the smallest value that may be in each step
     * @param upper the largest
     * @param mean the mean of the rows of each step; NaN where that is not known
     */
    public record Extents(double[] lower, double[] upper, double[] mean) {}

    /** A sample of raw values in any order; the array is not changed. */
    public static NumericSample of(double[] rows) {
        return taking(rows.clone(), rows.length);
    }

    /**
     * A sample of the first {@code length} raw values of an array that is given away: it is sorted in place, which saves a copy of a
     * large column.
     */
    public static NumericSample taking(double[] rows, int length) {
        int size = 0;
        for (int i = 0; i < length; i++) {
            double value = rows[i];
            rows[size] = value + 0.0; // turns -0.0 into 0.0, which is equal to it
            size += Double.isNaN(value) ? 0 : 1;
        }
        RadixSort.sort(rows, size);
        return new NumericSample(
                size == rows.length ? rows : Arrays.copyOf(rows, size), null, size, length - size, null);
    }

    /**
     * A sample given as a step function.
     *
     * @param positions strictly ascending
     * @param counts rows at each position; zero is allowed
     * @param missing rows without a value
     * @param moments mean and deviation of the rows the steps stand for, or null to take those of the steps
     */
    public static NumericSample ofSteps(double[] positions, long[] counts, long missing, Moments moments) {
        long[] cumulative = counts.clone();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || Double.isNaN(positions[i]) || i > 0 && positions[i - 1] >= positions[i]) {
                throw new IllegalArgumentException("steps must ascend and have counts of zero or more");
            }
            cumulative[i] += i == 0 ? 0 : cumulative[i - 1];
        }
        long size = counts.length == 0 ? 0 : cumulative[counts.length - 1];
        return new NumericSample(positions.clone(), cumulative, size, missing, moments);
    }

    /** The same step function, each step standing for rows that lie between two values: {@link SharedCell} says what of them is not known. */
    public NumericSample within(Extents lying) {
        if (lying.lower.length != values.length
                || lying.upper.length != values.length
                || lying.mean.length != values.length
                || cumulative == null) {
            throw new IllegalArgumentException("each step has one extent");
        }
        NumericSample same = new NumericSample(values, cumulative, size, missing, moments);
        same.extents = lying;
        return same;
    }

    /** Tells whether it has steps that stand for rows between two values. */
    boolean isGrouped() {
        return extents != null;
    }

    /** The smallest value that an entry may stand for. */
    double lower(int entry) {
        return extents == null ? values[entry] : extents.lower[entry];
    }

    /** The mean of the rows of an entry; NaN where that is not known. */
    double mean(int entry) {
        return extents == null ? values[entry] : extents.mean[entry];
    }

    /** The largest value that an entry may stand for. */
    double upper(int entry) {
        return extents == null ? values[entry] : extents.upper[entry];
    }

    /** Rows that have a value. */
    public long size() {
        return size;
    }

    /** Rows that have none. */
    public long missing() {
        return missing;
    }

    /** All rows. */
    public long rows() {
        return size + missing;
    }

    /** Entries: rows of a raw sample, steps of a step function. */
    int entries() {
        return values.length;
    }

    /** Value of an entry, from 0, ascending. */
    double value(int entry) {
        return values[entry];
    }

    /** The ascending values; for {@link Merge}, which must not change them. */
    double[] values() {
        return values;
    }

    /** Rows in all entries before the given one. */
    long before(int entry) {
        return cumulative == null ? entry : entry == 0 ? 0 : cumulative[entry - 1];
    }

    /** Tells whether there is one entry a row. */
    boolean isRaw() {
        return cumulative == null;
    }

    /** Rows with a value of at most the given one. */
    public long atMost(double value) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return before(low);
    }

    /** The value of the given rank, from 1 to {@link #size}. */
    public double ofRank(long rank) {
        if (rank < 1 || rank > size) {
            throw new IllegalArgumentException("rank " + rank + " of " + size);
        }
        if (cumulative == null) {
            return values[(int) rank - 1];
        }
        int found = Arrays.binarySearch(cumulative, rank);
        if (found < 0) {
            return values[-found - 1];
        }
        while (found > 0 && cumulative[found - 1] == rank) {
            found--;
        }
        return values[found];
    }

    /** The smallest value x with at least the share {@code p} of the values at or below it: the inverse of the distribution function. */
    public double quantile(double p) {
        return ofRank(Math.max(1, Math.min(size, (long) Math.ceil(p * size))));
    }

    /** Number of different values, counted no further than {@code most + 1}. */
    public int distinct(int most) {
        int found = 0;
        for (int i = 0; i < values.length && found <= most; i++) {
            boolean held = cumulative == null || cumulative[i] > before(i);
            found += held && (i == 0 || cumulative != null || values[i] != values[i - 1]) ? 1 : 0;
        }
        return found;
    }

    /** The different values, ascending; null when there are more than {@code most}. */
    double[] values(int most) {
        if (distinct(most) > most) {
            return null;
        }
        double[] different = new double[Math.min(values.length, most)];
        int found = 0;
        for (int i = 0; i < values.length; i++) {
            boolean held = cumulative == null || cumulative[i] > before(i);
            if (held && (found == 0 || different[found - 1] != values[i])) {
                different[found++] = values[i];
            }
        }
        return Arrays.copyOf(different, found);
    }

    /**
     * The same rows with other values. The function must not turn the order of two values round.
     *
     * @param now mean and deviation of the new values, or null to take them of the new values
     */
    private NumericSample mapped(DoubleUnaryOperator function, Moments now) {
        double[] positions = new double[values.length];
        long[] counts = new long[values.length];
        int filled = 0;
        for (int i = 0; i < values.length; i++) {
            double value = function.applyAsDouble(values[i]);
            boolean joined = cumulative != null && filled > 0 && positions[filled - 1] == value;
            filled += joined ? 0 : 1;
            positions[filled - 1] = value;
            counts[filled - 1] += before(i + 1) - before(i);
        }
        return cumulative == null
                ? new NumericSample(positions, null, size, missing, now)
                : ofSteps(Arrays.copyOf(positions, filled), Arrays.copyOf(counts, filled), missing, now);
    }

    /** The same rows, some values by the name of another that differs by rounding only. */
    NumericSample renamed(DoubleUnaryOperator name) {
        return mapped(name, moments);
    }

    /** The same rows, moved and scaled to mean 0 and standard deviation 1, so that only the shape is left. */
    public NumericSample standardised() {
        double mean = moments().mean();
        double deviation = moments().deviation();
        return mapped(value -> deviation == 0 ? value - mean : (value - mean) / deviation, null);
    }

    /** Mean and deviation. */
    public Moments moments() {
        if (moments == null) {
            moments = Moments.of(this);
        }
        return moments;
    }
}
