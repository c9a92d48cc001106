package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Facts that the rules are decided on.
 *
 * @param drift what became of the columns
 * @param rows rows of the current window
 * @param baselineAge age of the baseline, or empty when nothing tells it
 * @param importances importance of the features to the model, or empty
 * @param notCompared columns that exist but were not compared, with the reason
 * @param performance measures on labelled rows
 */
public record MonitorFacts(
        DriftReport drift,
        long rows,
        Optional<Duration> baselineAge,
        Map<String, Double> importances,
        Map<String, String> notCompared,
        PerformanceSource performance) {
    /** Names of all columns a rule may speak of. */
    public Set<String> columnNames() {
        Set<String> names = new java.util.TreeSet<>(notCompared.keySet());
        drift.columns().forEach(column -> names.add(column.name()));
        return names;
    }
}
