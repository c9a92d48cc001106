package io.jenkins.plugins.mlops.engine.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits that the rules of a document set to its metrics: those a trend of a metric can show. A limit is told only where it is certain that
 * the rule is on that very number: the rule has the metric's name, speaks of all rows and of no column, and observed the metric's value.
 */
public final class MetricLimits {
    private static final Pattern COMPARED = Pattern.compile("(?:<=|>=|<|>|=) (\\S+)");
    private static final Pattern RANGE = Pattern.compile("(?:not )?between (\\S+) and (\\S+)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    /** A rule on a part of the rows, or on a share of them. */
    private static final Pattern PART = Pattern.compile("(?i)\\b(?:where|with|of)\\b");

    /** Rule types whose metric has another name. */
    private static final Map<String, String> RENAMED = Map.of("RowCount", "rows");

    private MetricLimits() {}

    /**
     * Returns the limits by the names of the metrics, each in ascending order: one for a comparison, both ends for a range.
     *
     * @return without the metrics that have none
     */
    public static Map<String, List<Double>> of(ResultDocument document) {
        Map<String, TreeSet<Double>> found = new TreeMap<>();
        for (Check check : document.checks()) {
            if (check.column() == null && !PART.matcher(check.rule()).find()) {
                String metric = metric(check, document.metrics());
                List<Double> limits = metric == null ? List.of() : limits(check.expected());
                if (!limits.isEmpty()) {
                    found.computeIfAbsent(metric, name -> new TreeSet<>()).addAll(limits);
                }
            }
        }
        Map<String, List<Double>> limits = new TreeMap<>();
        found.forEach((metric, numbers) -> limits.put(metric, List.copyOf(numbers)));
        return limits;
    }

    /** The metric that a check observed, or null where that is not certain. */
    private static String metric(Check check, Map<String, Double> metrics) {
        String name = RENAMED.getOrDefault(check.type(), check.type());
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            if (metric.getKey().equalsIgnoreCase(name)
                    && metric.getValue() != null
                    && check.observed() instanceof Number observed
                    && observed.doubleValue() == metric.getValue()) {
                return metric.getKey();
            }
        }
        return null;
    }

    private static List<Double> limits(String expected) {
        List<Double> limits = new ArrayList<>();
        for (Pattern form : List.of(COMPARED, RANGE)) {
            Matcher written = form.matcher(expected == null ? "" : expected.strip());
            if (written.matches()) {
                for (int i = 1; i <= written.groupCount(); i++) {
                    if (!NUMBER.matcher(written.group(i)).matches()) {
                        return List.of(); // a text, a date, a share in percent
                    }
                    limits.add(Double.valueOf(written.group(i)));
                }
            }
        }
        return limits;
    }
}
