package io.jenkins.plugins.mlops.engine.drift.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell of values that two samples were counted into: how many rows of each lie in it is known, where in it they lie is not.
 *
 * @param extent the values
 * @param reference rows of the reference
 * @param current rows of the current sample
 */
public record SharedCell(Extent extent, Count reference, Count current) {
    /**
     * The values of a cell.
     *
     * @param lower the smallest
     * @param upper the largest, above the smallest
     * @param position the value that stands for all of them in a comparison
     */
    public record Extent(double lower, double upper, double position) {}

    /**
     * Rows of one sample.
     *
     * @param inside those in the cell
     * @param upTo those in the cell and below it
     * @param mean the mean of those in the cell; NaN where that is not known
     */
    public record Count(long inside, long upTo, double mean) {}

    /** The cells of two samples that hold more than one value, ascending; none where both samples are known value by value. */
    public static List<SharedCell> of(NumericSample a, NumericSample b) {
        List<SharedCell> cells = new ArrayList<>();
        if (!a.isGrouped() && !b.isGrouped()) {
            return cells;
        }
        int i = 0;
        int j = 0;
        while (i < a.entries() || j < b.entries()) {
            boolean first = j >= b.entries() || i < a.entries() && a.value(i) <= b.value(j);
            double x = first ? a.value(i) : b.value(j);
            double lower = x;
            double upper = x;
            double meanA = x;
            double meanB = x;
            long fromA = a.before(i);
            long fromB = b.before(j);
            for (; i < a.entries() && a.value(i) == x; i++) {
                lower = Math.min(lower, a.lower(i));
                upper = Math.max(upper, a.upper(i));
                meanA = a.mean(i);
            }
            for (; j < b.entries() && b.value(j) == x; j++) {
                lower = Math.min(lower, b.lower(j));
                upper = Math.max(upper, b.upper(j));
                meanB = b.mean(j);
            }
            if (lower < upper) {
                cells.add(new SharedCell(
                        new Extent(lower, upper, x),
                        new Count(a.before(i) - fromA, a.before(i), meanA),
                        new Count(b.before(j) - fromB, b.before(j), meanB)));
            }
        }
        return cells;
    }
}
