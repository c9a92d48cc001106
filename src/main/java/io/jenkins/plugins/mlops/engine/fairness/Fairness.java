package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Differences of decisions and errors between the groups of one sensitive column, or of several together. The measures describe; they
 * do not say what is just or lawful.
 *
 * @param name the column, or the columns joined
 * @param task kind of the target
 * @param groups all groups, also those that are not judged
 * @param disparities every measure that the task has
 * @param options how groups were judged
 * @param notes what a reader has to know
 */
public record Fairness(
        String name,
        Task task,
        List<FairnessGroup> groups,
        Map<FairnessMetric, Disparity> disparities,
        FairnessOptions options,
        List<String> notes) {

    public Fairness {
        groups = List.copyOf(groups);
        disparities = new EnumMap<>(disparities);
        notes = List.copyOf(notes);
    }

    /** Compares the groups of a grouping of the same rows as the predictions. */
    public static Fairness of(Predictions predictions, Grouping grouping, FairnessOptions options) {
        return of(predictions, predictions, grouping, options);
    }

    /**
     * The same where decisions are looked at otherwise than errors.
     *
     * @param decided the same rows, of several classes one against all others; what has two classes only is taken from them
     */
    public static Fairness of(
            Predictions predictions, Predictions decided, Grouping grouping, FairnessOptions options) {
        GroupCounts[] counts = GroupCounts.of(
                predictions, decided, grouping.codes(), grouping.groups().size());
        List<String> names = new ArrayList<>();
        List<GroupCounts> judged = new ArrayList<>();
        String[] why = new String[counts.length];
        for (int g = 0; g < counts.length; g++) {
            if (grouping.mixed()[g]) {
                why[g] = "holds several values";
            } else if (counts[g].rows() < options.minimumGroup()) {
                why[g] = "fewer than " + options.minimumGroup() + " rows";
            } else {
                names.add(grouping.groups().get(g));
                judged.add(counts[g]);
            }
        }
        List<String> notes = new ArrayList<>(grouping.notes());
        if (predictions.task() == Task.MULTICLASS && decided instanceof BinaryPredictions one) {
            notes.add("decisions are compared for class \"" + one.positive()
                    + "\" against all others, accuracy over all classes");
        }
        long small = Arrays.stream(why)
                .filter(reason -> reason != null && reason.startsWith("fewer"))
                .count();
        if (small > 0) {
            notes.add(small + (small == 1 ? " group" : " groups") + " of \"" + grouping.name() + "\" with fewer than "
                    + options.minimumGroup() + " rows " + (small == 1 ? "is" : "are") + " shown but not judged");
        }
        Map<FairnessMetric, Disparity> disparities = new EnumMap<>(FairnessMetric.class);
        Disparities measured = new Disparities(names, judged, options.level());
        for (FairnessMetric metric : FairnessMetric.values()) {
            if (metric.suits(predictions.task()) || metric.suits(decided.task())) {
                disparities.put(metric, measured.of(metric));
            }
        }
        return new Fairness(
                grouping.name(),
                predictions.task(),
                groups(grouping, counts, why, decided.task(), options.level()),
                disparities,
                options,
                notes);
    }

    private static List<FairnessGroup> groups(
            Grouping grouping, GroupCounts[] counts, String[] why, Task task, double level) {
        double highest = 0;
        for (int g = 0; g < counts.length; g++) {
            if (why[g] == null && task == Task.BINARY) {
                highest = Math.max(
                        highest,
                        counts[g]
                                .rate(GroupRate.SELECTION_RATE, level)
                                .map(Estimate::value)
                                .orElse(0.0));
            }
        }
        List<FairnessGroup> groups = new ArrayList<>();
        for (int g = 0; g < counts.length; g++) {
            Map<GroupRate, Estimate> rates = new EnumMap<>(GroupRate.class);
            for (GroupRate rate : GroupRate.values()) {
                if (rate.suits(task)) {
                    counts[g].rate(rate, level).ifPresent(estimate -> rates.put(rate, estimate));
                }
            }
            Estimate selection = rates.get(GroupRate.SELECTION_RATE);
            groups.add(new FairnessGroup(
                    grouping.groups().get(g),
                    counts[g].rows(),
                    why[g] == null,
                    why[g],
                    rates,
                    selection == null || highest == 0 ? Double.NaN : selection.value() / highest));
        }
        return groups;
    }

    /** Number of groups that take part in the measures. */
    public long judged() {
        return groups.stream().filter(FairnessGroup::judged).count();
    }
}
