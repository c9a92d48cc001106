package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.fairness.Fairness;
import io.jenkins.plugins.mlops.engine.fairness.FairnessOptions;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.Performance;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import io.jenkins.plugins.mlops.engine.slices.Intersections;
import io.jenkins.plugins.mlops.engine.slices.SliceMeasure;
import io.jenkins.plugins.mlops.engine.slices.SliceOptions;
import io.jenkins.plugins.mlops.engine.slices.Slices;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts measured on rows in memory, each when it is first asked for. Not for use by several threads at once. */
public final class MeasuredFacts implements ModelFacts {
    /** Groups of an intersection; the smaller ones are together. */
    private static final int MOST_GROUPS = 200;

    private final Predictions predictions;
    private final Set<String> columns;
    private final Map<String, Grouping> groupings;
    private final Map<String, Double> importance;
    private final Map<String, Double> championImportance;
    private final FairnessOptions fairnessOptions;
    private final SliceOptions sliceOptions;
    private final Performance performance;
    private final Map<List<String>, Fairness> fairness = new HashMap<>();
    private Predictions compared;

    /**
     * Measures performance at once.
     *
     * @param columns all columns of the data
     * @param groupings groups of the rows by the columns that rules and reports compare
     * @param importance share per feature, or empty
     * @param championImportance the champion's, or null
     */
    public MeasuredFacts(
            Predictions predictions,
            Set<String> columns,
            Map<String, Grouping> groupings,
            Map<String, Double> importance,
            Map<String, Double> championImportance,
            FairnessOptions fairnessOptions,
            SliceOptions sliceOptions) {
        this.predictions = predictions;
        this.columns = new LinkedHashSet<>(columns);
        this.groupings = new LinkedHashMap<>(groupings);
        this.importance = new LinkedHashMap<>(importance);
        this.championImportance = championImportance == null ? null : new LinkedHashMap<>(championImportance);
        this.fairnessOptions = fairnessOptions;
        this.sliceOptions = sliceOptions;
        this.performance = Performance.of(predictions, sliceOptions.level());
        this.compared = predictions;
    }

    /**
     * Compares groups by one of several classes against all others, where a measure is only defined for two.
     *
     * @param positive position of the class; below 0 for none
     */
    public void judge(int positive) {
        compared = predictions instanceof MulticlassPredictions several && positive >= 0
                ? several.oneAgainstRest(positive)
                : predictions;
        fairness.clear();
    }

    @Override
    public Performance performance() {
        return performance;
    }

    @Override
    public Set<String> columns() {
        return columns;
    }

    @Override
    public Set<String> groupColumns() {
        return groupings.keySet();
    }

    @Override
    public Fairness fairness(List<String> names) {
        return fairness.computeIfAbsent(
                List.copyOf(names), key -> Fairness.of(predictions, compared, grouping(key), fairnessOptions));
    }

    @Override
    public Slices slices(List<String> names, SliceMeasure measure, double level) {
        SliceOptions options = new SliceOptions(sliceOptions.minimumRows(), level, false, sliceOptions.mostGroups());
        return Slices.of(predictions, List.of(grouping(names)), measure, options);
    }

    /** The table of slices by each of these columns and, where the options say so, each two of them. */
    public Slices slices(List<String> names) {
        return Slices.by(
                predictions,
                names.stream().map(groupings::get).toList(),
                SliceMeasure.usual(predictions.task()),
                sliceOptions);
    }

    private Grouping grouping(List<String> names) {
        return Intersections.of(names.stream().map(groupings::get).toList(), MOST_GROUPS);
    }

    @Override
    public Map<String, Double> importance() {
        return importance;
    }

    @Override
    public Optional<Map<String, Double>> championImportance() {
        return Optional.ofNullable(championImportance);
    }
}
