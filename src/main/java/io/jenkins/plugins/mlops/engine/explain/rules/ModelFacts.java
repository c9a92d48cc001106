package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.fairness.Fairness;
import io.jenkins.plugins.mlops.engine.performance.Performance;
import io.jenkins.plugins.mlops.engine.slices.SliceMeasure;
import io.jenkins.plugins.mlops.engine.slices.Slices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measurements of a model, as far as rules ask for it. */
public interface ModelFacts {
    /** Returns the performance of its predictions. */
    Performance performance();

    /** All columns of the data. */
    Set<String> columns();

    /** The columns by which rows can be grouped. */
    Set<String> groupColumns();

    /**
     * The groups of these columns together.
     *
     * @param columns one or more of {@link #groupColumns}
     */
    Fairness fairness(List<String> columns);

    /**
     * The slices by these columns together, and only them.
     *
     * @param columns one or more of {@link #groupColumns}
     * @param measure one that suits the task
     * @param level confidence level of each slice's limits
     */
    Slices slices(List<String> columns, SliceMeasure measure, double level);

    /** Share of each feature in the sum of all mean absolute attributions; empty where none were computed. */
    Map<String, Double> importance();

    /** The same of the champion; empty where there is none. */
    Optional<Map<String, Double>> championImportance();
}
