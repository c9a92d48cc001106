package io.jenkins.plugins.mlops.engine.slices;

import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.performance.interval.Mover;
import io.jenkins.plugins.mlops.engine.performance.interval.TwoSamples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Performance of a model in each slice of the rows, against all other rows.
 *
 * @param measure what is compared
 * @param overall the measure over all rows; null where it is undefined
 * @param slices the judged slices, the worst first
 * @param skipped slices that are not judged
 * @param options how they were made
 * @param notes what a reader has to know
 */
public record Slices(
        SliceMeasure measure,
        Estimate overall,
        List<Slice> slices,
        Skipped skipped,
        SliceOptions options,
        List<String> notes) {

    /** Intersections are taken of so many columns, the first ones: their number grows with the square. */
    public static final int MOST_PAIRED = 25;

    public Slices {
        slices = List.copyOf(slices);
        notes = List.copyOf(notes);
    }

    /**
     * Slices by each column, and with {@link SliceOptions#pairs} by each two of them. An intersection that holds the very rows of one of
     * its two slices is left out.
     */
    public static Slices by(
            Predictions predictions, List<Grouping> columns, SliceMeasure measure, SliceOptions options) {
        List<Grouping> groupings = new ArrayList<>(columns);
        if (options.pairs()) {
            int paired = Math.min(MOST_PAIRED, columns.size());
            for (int a = 0; a < paired; a++) {
                for (int b = a + 1; b < paired; b++) {
                    groupings.add(Intersections.of(List.of(columns.get(a), columns.get(b)), options.mostGroups()));
                }
            }
        }
        Slices found = of(predictions, groupings, measure, options);
        return !options.pairs() || columns.size() <= MOST_PAIRED
                ? found
                : found.withNote("intersections of two columns are looked at among the first " + MOST_PAIRED + " of "
                        + columns.size() + " columns");
    }

    private Slices withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Slices(measure, overall, slices, skipped, options, more);
    }

    /** Slices by the given groupings as they are. */
    public static Slices of(
            Predictions predictions, List<Grouping> groupings, SliceMeasure measure, SliceOptions options) {
        Parts parts = new Parts(predictions, measure);
        SliceStatistic whole = parts.whole();
        List<Slice> slices = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        RepeatedSlices repeated = new RepeatedSlices();
        int small = 0;
        int undefined = 0;
        for (Grouping grouping : groupings) {
            notes.addAll(grouping.notes());
            int[] support = grouping.support();
            SliceStatistic[] each = parts.of(grouping.codes(), support.length);
            for (int g = 0; g < support.length; g++) {
                if (support[g] == 0 || support[g] == predictions.rows() || repeated.seen(grouping, g, support[g])) {
                    continue;
                }
                if (support[g] < options.minimumRows()) {
                    small++;
                } else if (!each[g].defined()) {
                    undefined++;
                } else {
                    slices.add(slice(grouping, g, support[g], each[g], whole, options.level()));
                }
            }
        }
        return new Slices(
                measure,
                whole.defined() ? whole.estimate(options.level()) : null,
                sorted(adjusted(slices), measure),
                new Skipped(small, undefined),
                options,
                List.copyOf(notes));
    }

    private static Slice slice(
            Grouping grouping, int group, int rows, SliceStatistic part, SliceStatistic whole, double level) {
        String label = grouping.labels().get(group);
        Estimate estimate = part.estimate(level);
        SliceStatistic rest = part.restOf(whole);
        if (rest == null || !rest.defined()) {
            return new Slice(
                    label,
                    grouping.columns(),
                    rows,
                    estimate,
                    new Slice.Test(Double.NaN, null, Double.NaN, Double.NaN));
        }
        Estimate others = rest.estimate(level);
        return new Slice(
                label,
                grouping.columns(),
                rows,
                estimate,
                new Slice.Test(others.value(), Mover.difference(estimate, others), part.pAgainst(rest), Double.NaN));
    }

    private static List<Slice> adjusted(List<Slice> slices) {
        List<Slice> tested =
                slices.stream().filter(slice -> !Double.isNaN(slice.p())).toList();
        double[] q = TwoSamples.adjusted(tested.stream().mapToDouble(Slice::p).toArray());
        List<Slice> adjusted = new ArrayList<>();
        int next = 0;
        for (Slice slice : slices) {
            adjusted.add(Double.isNaN(slice.p()) ? slice : slice.withQ(q[next++]));
        }
        return adjusted;
    }

    private static List<Slice> sorted(List<Slice> slices, SliceMeasure measure) {
        Comparator<Slice> byValue =
                Comparator.comparingDouble(slice -> slice.estimate().value());
        return slices.stream()
                .sorted((measure.higherIsBetter() ? byValue : byValue.reversed()).thenComparing(slice -> -slice.rows()))
                .toList();
    }

    /**
     * Slices that are not judged.
     *
     * @param small number of slices with too few rows to be judged
     * @param undefined number of slices with enough rows for which the measure has no value
     */
    public record Skipped(int small, int undefined) {}

    public int small() {
        return skipped.small;
    }

    public int undefined() {
        return skipped.undefined;
    }
}
