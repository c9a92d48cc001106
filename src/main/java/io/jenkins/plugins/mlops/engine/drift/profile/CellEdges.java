package io.jenkins.plugins.mlops.engine.drift.profile;

import io.jenkins.plugins.mlops.engine.drift.sample.Moments;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The cells of a profile as edges, for whoever counts a later sample without sending its values. Where the profile has no value between two cells, the
 * edge is the shortest decimal there is: it tells the cells apart as well, and a statement with thousands of edges stays short.
 */
public final class CellEdges {
    /** Digits that tell all doubles apart. */
    private static final int MOST_DIGITS = 17;

    private final NumericProfile profile;
    /** The first cell that is finite, and the first behind it that is not. */
    private final int first;

    private final int end;
    private final List<String> edges = new ArrayList<>();

    public CellEdges(NumericProfile profile) {
        this.profile = profile;
        int from = 0;
        int to = profile.counts().length;
        while (from < to && Double.isInfinite(profile.lower()[from])) {
            from++;
        }
        while (to > from && Double.isInfinite(profile.upper()[to - 1])) {
            to--;
        }
        first = from;
        end = to;
        for (int i = first; i < end; i++) {
            edges.add(i == first ? exact(profile.lower()[i]) : shortest(profile.upper()[i - 1], profile.lower()[i]));
        }
        if (first < end) {
            edges.add(exact(Math.nextUp(profile.upper()[end - 1])));
        }
    }

    private static String exact(double value) {
        return new BigDecimal(Double.toString(value)).toString();
    }

    /** The shortest decimal above one double and at most another. */
    static String shortest(double above, double atMost) {
        BigDecimal value = new BigDecimal(atMost);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.FLOOR));
            double read = rounded.doubleValue();
            if (read > above && read <= atMost) {
                return rounded.stripTrailingZeros().toString();
            }
        }
        return exact(atMost);
    }

    /**
     * Ascending decimals. A value that reaches none of them lies below all cells, one that reaches all of them above; otherwise the number of edges it
     * reaches is the number of its cell. Empty for a profile without finite values.
     */
    public List<String> decimals() {
        return List.copyOf(edges);
    }

    /** The first edge. */
    public double lowest() {
        return Double.parseDouble(edges.get(0));
    }

    /** The last edge, which is above all cells. */
    public double highest() {
        return Double.parseDouble(edges.get(edges.size() - 1));
    }

    /**
     * Rows beside the cells.
     *
     * @param below mean of the finite values below all cells; NaN where there is none
     * @param above mean of the finite values above all cells; NaN where there is none
     * @param negative rows with minus infinity
     * @param positive rows with infinity
     */
    public record Outside(double below, double above, long negative, long positive) {}

    /**
     * A later sample.
     *
     * @param buckets rows by the number of edges that their values reach; infinite values are not among them
     * @param outside rows beside the cells
     * @param missing rows without a value
     * @param moments of all values
     */
    public NumericSample sample(Map<Integer, Long> buckets, Outside outside, long missing, Moments moments) {
        Steps steps = new Steps();
        steps.add(Double.NEGATIVE_INFINITY, outside.negative(), Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        if (edges.isEmpty()) {
            steps.add(moments.mean(), buckets.getOrDefault(0, 0L), moments.minimum(), moments.maximum());
        } else {
            double least = Double.isInfinite(moments.minimum()) ? -Double.MAX_VALUE : moments.minimum();
            double most = Double.isInfinite(moments.maximum()) ? Double.MAX_VALUE : moments.maximum();
            steps.add(outside.below(), buckets.getOrDefault(0, 0L), least, Math.nextDown(lowest()));
            steps.known();
            for (int cell = 1; cell < edges.size(); cell++) {
                steps.add(
                        profile.mean()[first + cell - 1],
                        buckets.getOrDefault(cell, 0L),
                        Double.parseDouble(edges.get(cell - 1)),
                        Math.nextDown(Double.parseDouble(edges.get(cell))));
            }
            steps.add(outside.above(), buckets.getOrDefault(edges.size(), 0L), highest(), most);
            steps.known();
        }
        steps.add(Double.POSITIVE_INFINITY, outside.positive(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        return steps.sample(missing, moments);
    }

    /** Steps in ascending order; those without rows are left out. */
    private static final class Steps {
        private final List<double[]> steps = new ArrayList<>();
        private final List<Long> rows = new ArrayList<>();

        void add(double position, long count, double lower, double upper) {
            if (count > 0) {
                // A mean is rounded, and must not leave its cell.
                double inside = Math.max(lower, Math.min(upper, position));
                steps.add(new double[] {inside, Math.min(lower, inside), Math.max(upper, inside), Double.NaN});
                rows.add(count);
            }
        }

        /** The last step lies at the mean of its rows. */
        void known() {
            if (!steps.isEmpty()) {
                double[] last = steps.get(steps.size() - 1);
                last[3] = last[0];
            }
        }

        NumericSample sample(long missing, Moments moments) {
            return NumericSample.ofSteps(
                            part(0), rows.stream().mapToLong(Long::longValue).toArray(), missing, moments)
                    .within(new NumericSample.Extents(part(1), part(2), part(3)));
        }

        private double[] part(int at) {
            return steps.stream().mapToDouble(step -> step[at]).toArray();
        }
    }
}
