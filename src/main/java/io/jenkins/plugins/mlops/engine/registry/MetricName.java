package io.jenkins.plugins.mlops.engine.registry;

import java.util.List;
import java.util.Map;

/** Names of metrics as people write them: rules say {@code Auc}, results {@code auc}, and both mean one metric. */
public final class MetricName {
    private MetricName() {}

    /** The value of a metric: of the name letter by letter, else of the only one that differs in upper and lower case alone; null when there is none, or several. */
    public static Double value(Map<String, Double> metrics, String name) {
        if (metrics.containsKey(name)) {
            return metrics.get(name);
        }
        List<String> same =
                metrics.keySet().stream().filter(name::equalsIgnoreCase).toList();
        return same.size() == 1 ? metrics.get(same.get(0)) : null;
    }
}
