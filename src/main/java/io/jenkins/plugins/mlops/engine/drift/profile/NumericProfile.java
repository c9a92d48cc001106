package io.jenkins.plugins.mlops.engine.drift.profile;

import io.jenkins.plugins.mlops.engine.drift.sample.Block;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;
import io.jenkins.plugins.mlops.engine.drift.sample.Moments;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.Arrays;
import java.util.List;

/**
 * A numeric column as cells of about equal numbers of rows, with exact counts. A value that fills a cell alone has a cell of its own, so
 * frequent values stay exact, and a column with no more values than cells is kept whole.
 *
 * <p>A later sample is counted into the same cells, and both sides are compared cell by cell: what happens inside a cell is not seen, but
 * a comparison of two samples of the same distribution stays exactly valid. {@link #bound} says how much any distribution function can be
 * off.
 *
 * @param lower smallest value of each cell
 * @param upper largest value of each cell, below the next one's smallest
 * @param mean mean of the values of each cell
 * @param counts rows of each cell
 * @param missing rows without a value
 * @param moments moments of all values
 */
public record NumericProfile(
        double[] lower, double[] upper, double[] mean, long[] counts, long missing, Moments moments) {
    /** Cells made when nothing else is said: some 50 kB of JSON a column at most, and a bound of 0.1 to 0.2 %. */
    public static final int USUAL_CELLS = 1_000;

    public NumericProfile {
        if (lower.length != upper.length || lower.length != mean.length || lower.length != counts.length) {
            throw new IllegalArgumentException("lists of different length");
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= mean[i] && mean[i] <= upper[i]) || counts[i] < 1 || i > 0 && !(upper[i - 1] < lower[i])) {
                throw new IllegalArgumentException("cell " + (i + 1) + " is not in order");
            }
        }
        if (missing < 0) {
            throw new IllegalArgumentException("a negative number of missing values");
        }
    }

    /** Makes the profile of a sample. */
    public static NumericProfile of(NumericSample sample, int cells) {
        boolean whole = sample.distinct(cells) <= cells;
        Builder builder = new Builder(whole ? 1 : Math.max(1, -Math.floorDiv(-sample.size(), (long) cells)));
        NumericSample nothing = NumericSample.of(new double[0]);
        Merge.walk(sample, nothing, List.of(builder));
        builder.close();
        return new NumericProfile(
                Arrays.copyOf(builder.lower, builder.count),
                Arrays.copyOf(builder.upper, builder.count),
                Arrays.copyOf(builder.mean, builder.count),
                Arrays.copyOf(builder.counts, builder.count),
                sample.missing(),
                sample.moments());
    }

    /** The profile of a column without any value. */
    public static NumericProfile withoutValues(long missing) {
        return of(NumericSample.ofSteps(new double[0], new long[0], missing, null), 1);
    }

    private static final class Builder implements Merge.Visitor {
        private final long wanted;
        private double[] lower = new double[64];
        private double[] upper = new double[64];
        private double[] mean = new double[64];
        private long[] counts = new long[64];
        private int count;
        private double first;
        private double last;
        private double sum;
        private long open;

        Builder(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public void visit(Block block) {
            for (int i = 0; i < block.length(); i++) {
                double value = block.value()[i];
                long rows = (long) block.reference()[i];
                if (rows >= wanted || Double.isInfinite(value)) {
                    close();
                }
                if (open == 0) {
                    first = value;
                    sum = 0;
                }
                last = value;
                open += rows;
                // The distance from the first value is summed, which is exact for a cell of one value.
                sum += value == first ? 0 : rows * (value - first);
                if (open >= wanted || Double.isInfinite(value)) {
                    close();
                }
            }
        }

        void close() {
            if (open == 0) {
                return;
            }
            if (count == lower.length) {
                lower = Arrays.copyOf(lower, 2 * count);
                upper = Arrays.copyOf(upper, 2 * count);
                mean = Arrays.copyOf(mean, 2 * count);
                counts = Arrays.copyOf(counts, 2 * count);
            }
            lower[count] = first;
            upper[count] = last;
            mean[count] = Math.max(first, Math.min(last, first == last ? first : first + sum / open));
            counts[count++] = open;
            open = 0;
        }
    }

    /** Rows with a value. */
    public long size() {
        return Arrays.stream(counts).sum();
    }

    /** The most a distribution function read off this profile can be wrong, as a share: the largest cell that holds several values. */
    public double bound() {
        long largest = 0;
        for (int i = 0; i < counts.length; i++) {
            largest = Math.max(largest, lower[i] < upper[i] ? counts[i] : 0);
        }
        return largest == 0 ? 0 : (double) largest / size();
    }

    /** The most a Wasserstein distance to this profile can be wrong, in the unit of the values: the widths of the cells, by their shares. */
    public double transportBound() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += lower[i] < upper[i] ? (upper[i] - lower[i]) * counts[i] : 0;
        }
        return sum == 0 ? 0 : sum / size();
    }

    /** The baseline as a sample: each cell's rows at its mean. */
    public NumericSample sample() {
        return NumericSample.ofSteps(mean, counts, missing, moments)
                .within(new NumericSample.Extents(lower, upper, mean));
    }

    /** A later sample counted into the cells; values outside all cells stay as they are. */
    public NumericSample coarsened(NumericSample current) {
        Coarse coarse = new Coarse();
        Merge.walk(NumericSample.of(new double[0]), current, List.of(coarse));
        return NumericSample.ofSteps(
                        Arrays.copyOf(coarse.positions, coarse.count),
                        Arrays.copyOf(coarse.rows, coarse.count),
                        current.missing(),
                        current.moments())
                .within(new NumericSample.Extents(
                        Arrays.copyOf(coarse.from, coarse.count),
                        Arrays.copyOf(coarse.to, coarse.count),
                        coarse.means()));
    }

    private final class Coarse implements Merge.Visitor {
        private double[] positions = new double[64];
        private double[] from = new double[64];
        private double[] to = new double[64];
        /** Sums of the distances of the values from their positions. */
        private double[] distances = new double[64];

        private long[] rows = new long[64];
        private int count;
        private int cell;

        double[] means() {
            double[] means = new double[count];
            for (int i = 0; i < count; i++) {
                means[i] = from[i] == to[i] ? positions[i] : positions[i] + distances[i] / rows[i];
            }
            return means;
        }

        @Override
        public void visit(Block block) {
            for (int i = 0; i < block.length(); i++) {
                double value = block.value()[i];
                while (cell < upper.length && upper[cell] < value) {
                    cell++;
                }
                boolean inside = cell < upper.length && lower[cell] <= value;
                double position = inside ? mean[cell] : value;
                if (count > 0 && positions[count - 1] == position) {
                    rows[count - 1] += (long) block.current()[i];
                    distances[count - 1] += block.current()[i] * (value - position);
                } else {
                    if (count == positions.length) {
                        positions = Arrays.copyOf(positions, 2 * count);
                        from = Arrays.copyOf(from, 2 * count);
                        to = Arrays.copyOf(to, 2 * count);
                        distances = Arrays.copyOf(distances, 2 * count);
                        rows = Arrays.copyOf(rows, 2 * count);
                    }
                    positions[count] = position;
                    distances[count] = value == position ? 0 : block.current()[i] * (value - position);
                    from[count] = inside ? lower[cell] : value;
                    to[count] = inside ? upper[cell] : value;
                    rows[count++] = (long) block.current()[i];
                }
            }
        }
    }
}
