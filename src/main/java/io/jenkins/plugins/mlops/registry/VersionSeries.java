package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.MetricInterval;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metrics over versions, for the charts of a model's page. */
final class VersionSeries {
    private VersionSeries() {}

    /**
     * Writes them as JSON.
     *
     * @param newestFirst the versions as a page lists them
     * @return the versions in ascending order, each with the value and, where it was measured, the interval of each metric
     */
    static String json(List<VersionPage> newestFirst, List<MetricColumn> metrics) {
        List<Object> versions = new ArrayList<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            VersionPage page = newestFirst.get(i);
            Map<String, Object> version = new LinkedHashMap<>();
            version.put("version", page.getNumber());
            version.put("metrics", values(page, metrics));
            versions.add(version);
        }
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("metrics", metrics.stream().map(MetricColumn::getKey).toList());
        series.put("versions", versions);
        return JsonWriter.write(series);
    }

    private static Map<String, Object> values(VersionPage page, List<MetricColumn> metrics) {
        Map<String, MetricInterval> intervals = page.version().intervals();
        Map<String, Object> values = new LinkedHashMap<>();
        for (MetricColumn metric : metrics) {
            Double value = page.version().metrics().get(metric.getKey());
            if (value != null && Double.isFinite(value)) {
                Map<String, Object> measured = new LinkedHashMap<>();
                measured.put("value", value);
                MetricInterval interval = intervals.get(metric.getKey());
                if (interval != null) {
                    measured.put("low", interval.low());
                    measured.put("high", interval.high());
                }
                values.put(metric.getKey(), measured);
            }
        }
        return values;
    }
}
