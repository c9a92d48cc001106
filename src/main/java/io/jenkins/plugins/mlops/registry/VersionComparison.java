package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two versions side by side. */
public final class VersionComparison {
    private final VersionPage first;
    private final VersionPage second;

    VersionComparison(VersionPage first, VersionPage second) {
        this.first = first;
        this.second = second;
    }

    public VersionPage getFirst() {
        return first;
    }

    public VersionPage getSecond() {
        return second;
    }

    public List<Row> getMetrics() {
        Map<String, Double> a = first.getMetrics();
        Map<String, Double> b = second.getMetrics();
        List<Row> rows = new ArrayList<>();
        for (String name : names(a, b)) {
            Double before = a.get(name);
            Double after = b.get(name);
            String change = before == null || after == null ? "" : change(name, before, after);
            rows.add(new Row(name, RegistryText.number(before), RegistryText.number(after), change));
        }
        return rows;
    }

    /** Says by how much a metric changed, and whether for the better where that is known. */
    private static String change(String name, double before, double after) {
        String change = (after > before ? "+" : "") + RegistryText.number(after - before);
        return MetricColumn.improved(name, before, after)
                .map(better ->
                        better ? Messages.VersionComparison_better(change) : Messages.VersionComparison_worse(change))
                .orElse(change);
    }

    public List<Row> getParams() {
        return texts(first.getParams(), second.getParams());
    }

    public List<Row> getTags() {
        return texts(first.getTags(), second.getTags());
    }

    public List<Row> getFiles() {
        return texts(digests(first), digests(second));
    }

    private static Map<String, String> digests(VersionPage page) {
        Function<FileEntry, String> digest =
                file -> file.digest().substring(0, 19) + "\u2026 (" + RegistryText.bytes(file.bytes()) + ")";
        return page.version().files().stream()
                .collect(Collectors.toMap(FileEntry::path, digest, (a, b) -> a, TreeMap::new));
    }

    private static List<Row> texts(Map<String, String> a, Map<String, String> b) {
        List<Row> rows = new ArrayList<>();
        for (String name : names(a, b)) {
            String before = a.getOrDefault(name, "");
            String after = b.getOrDefault(name, "");
            String change =
                    before.equals(after) ? Messages.VersionComparison_same() : Messages.VersionComparison_changed();
            rows.add(new Row(name, before, after, change));
        }
        return rows;
    }

    private static TreeSet<String> names(Map<String, ?> a, Map<String, ?> b) {
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        return names;
    }

    /** One line of a comparison. */
    public static final class Row {
        private final String name;
        private final String first;
        private final String second;
        private final String change;

        Row(String name, String first, String second, String change) {
            this.name = name;
            this.first = first;
            this.second = second;
            this.change = change;
        }

        public String getName() {
            return name;
        }

        public String getFirst() {
            return first;
        }

        public String getSecond() {
            return second;
        }

        /** The difference of numbers, or whether texts are the same. */
        public String getChange() {
            return change;
        }
    }
}
