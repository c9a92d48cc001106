package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.registry.CheckedData;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The metrics of either, in their usual order. */
    public List<MetricRow> getMetrics() {
        List<MetricRow> rows = new ArrayList<>();
        for (MetricColumn metric : MetricColumn.all(List.of(first, second))) {
            rows.add(new MetricRow(metric, first.version(), second.version()));
        }
        return rows;
    }

    /** The confidence level of the intervals in percent; empty where neither version has any. */
    public String getLevel() {
        return Stream.of(first, second)
                .flatMap(page -> page.version().intervals().values().stream())
                .findFirst()
                .map(interval -> NumberText.of(interval.level() * 100, 4))
                .orElse("");
    }

    /** Tells whether both say on what data their metrics were measured, and it is not the same. */
    public boolean isOfOtherData() {
        Set<String> before = measuredOn(first);
        Set<String> after = measuredOn(second);
        return !before.isEmpty() && !after.isEmpty() && !before.equals(after);
    }

    private static Set<String> measuredOn(VersionPage page) {
        return page.version().verdicts().stream()
                .map(VerdictEntry::scope)
                .filter(scope -> !scope.intervals().isEmpty())
                .flatMap(scope -> scope.data().stream())
                .map(CheckedData::fingerprint)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
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
