package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a result speaks of, as members of its entry in the document of a version. What is not known is left out: versions from before keep their bytes. */
final class ScopeJson {
    private ScopeJson() {}

    static void put(VerdictScope scope, Map<String, Object> tree) {
        if (scope.check() != null) {
            tree.put("check", scope.check());
        }
        if (scope.build().url() != null || scope.build().name() != null) {
            Map<String, Object> build = new LinkedHashMap<>();
            build.put("url", scope.build().url());
            build.put("name", scope.build().name());
            tree.put("build", build);
        }
        if (!scope.data().isEmpty()) {
            tree.put("data", scope.data().stream().map(ScopeJson::tree).toList());
        }
        if (!scope.intervals().isEmpty()) {
            Map<String, Object> intervals = new LinkedHashMap<>();
            scope.intervals().forEach((metric, interval) -> intervals.put(metric, tree(interval)));
            tree.put("intervals", intervals);
        }
    }

    private static Map<String, Object> tree(CheckedData data) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", data.name());
        tree.put("fingerprint", data.fingerprint());
        tree.put("rows", data.rows());
        return tree;
    }

    private static Map<String, Object> tree(MetricInterval interval) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", interval.value());
        tree.put("low", interval.low());
        tree.put("high", interval.high());
        tree.put("level", interval.level());
        return tree;
    }

    static VerdictScope read(JsonObject entry) {
        List<CheckedData> data = new ArrayList<>();
        for (JsonObject one : entry.objects("data")) {
            data.add(new CheckedData(one.text("name", ""), one.text("fingerprint", null), rows(one)));
        }
        Map<String, MetricInterval> intervals = new TreeMap<>();
        JsonObject known = entry.object("intervals");
        known.members().keySet().forEach(metric -> {
            JsonObject one = known.object(metric);
            MetricInterval interval = interval(one, number(one, "level"));
            if (interval != null) {
                intervals.put(metric, interval);
            }
        });
        return new VerdictScope(entry.text("subject", null), entry.text("check", null), build(entry), data, intervals);
    }

    /** The build that made a check, by its address and name. */
    static BuildInfo build(JsonObject check) {
        JsonObject build = check.object("build");
        return new BuildInfo(build.text("url", null), build.text("name", null), null, null);
    }

    /** A number of rows, or null where none is told. */
    static Long rows(JsonObject data) {
        return data.members().get("rows") instanceof Number ? data.whole("rows", 0) : null;
    }

    /** An interval out of its value and ends, or null where they are not there or are none. */
    static MetricInterval interval(JsonObject tree, Double level) {
        Double value = number(tree, "value");
        Double low = number(tree, "low");
        Double high = number(tree, "high");
        if (value == null || low == null || high == null || level == null) {
            return null;
        }
        MetricInterval interval = new MetricInterval(value, low, high, level);
        return interval.holds() ? interval : null;
    }

    static Double number(JsonObject tree, String name) {
        return tree.members().get(name) instanceof Number number ? number.doubleValue() : null;
    }
}
