package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a result speaks of out of its document, bounded: it goes into the document of a version, which every page of models reads. */
final class VerdictScopes {
    private static final int MOST_DATA = 20;
    private static final int MOST_INTERVALS = 50;
    private static final int LONGEST = 300;

    private VerdictScopes() {}

    /**
     * Reads a result document.
     *
     * @param check id of the check within its build, or null
     */
    static VerdictScope of(JsonObject result, String check) {
        JsonObject subject = result.object("subject");
        return new VerdictScope(
                subject.text("fingerprint", null),
                check,
                ScopeJson.build(result),
                data(result, subject),
                intervals(result));
    }

    private static List<CheckedData> data(JsonObject result, JsonObject subject) {
        List<CheckedData> data = new ArrayList<>();
        if (!subject.text("kind", "").equals("model")) {
            data.add(data(subject.text("name", ""), subject.text("fingerprint", null), ScopeJson.rows(subject)));
            return data;
        }
        for (JsonObject section : sections(result, "lineage")) {
            List<JsonObject> sets = section.objects("nodes").stream()
                    .filter(node -> node.text("kind", "").equals("dataset"))
                    .limit(MOST_DATA)
                    .toList();
            // The number of rows is that of all data together.
            sets.forEach(node -> data.add(data(
                    node.text("name", ""),
                    node.text("detail", null),
                    sets.size() == 1 ? ScopeJson.rows(subject) : null)));
        }
        return data;
    }

    private static CheckedData data(String name, String fingerprint, Long rows) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "\u2026" : name;
        return new CheckedData(shown, Digests.isDigest(fingerprint) ? fingerprint : null, rows);
    }

    private static Map<String, MetricInterval> intervals(JsonObject result) {
        Map<String, MetricInterval> intervals = new TreeMap<>();
        for (JsonObject section : sections(result, "performance")) {
            Double level = ScopeJson.number(section, "confidence");
            for (JsonObject metric : section.objects("metrics")) {
                MetricInterval interval = ScopeJson.interval(metric, level);
                String key = metric.text("key", "");
                if (interval != null && !key.isEmpty() && key.length() < LONGEST && intervals.size() < MOST_INTERVALS) {
                    intervals.putIfAbsent(key, interval);
                }
            }
        }
        return intervals;
    }

    private static List<JsonObject> sections(JsonObject result, String type) {
        return result.objects("sections").stream()
                .filter(section -> section.text("type", "").equals(type))
                .map(section -> section.object("data"))
                .toList();
    }
}
