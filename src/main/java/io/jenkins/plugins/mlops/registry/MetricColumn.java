package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.performance.Measure;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A metric as a column of a table of versions. */
public final class MetricColumn {
    private static final int MOST = 3;

    private final String key;

    private MetricColumn(String key) {
        this.key = key;
    }

    /**
     * Chooses the metrics that are shown of some versions: those of performance first, in their usual order, then others by name.
     *
     * @return at most three: a table of versions has to fit its page
     */
    static List<MetricColumn> of(Collection<VersionPage> versions) {
        return all(versions).stream().limit(MOST).collect(Collectors.toList());
    }

    /** All metrics of some versions, in the same order. */
    static List<MetricColumn> all(Collection<VersionPage> versions) {
        TreeSet<String> keys = new TreeSet<>();
        versions.forEach(version -> keys.addAll(version.version().metrics().keySet()));
        return keys.stream()
                .sorted(Comparator.comparingInt(MetricColumn::place))
                .map(MetricColumn::new)
                .collect(Collectors.toList());
    }

    private static int place(String key) {
        return measure(key).map(Measure::ordinal).orElse(Integer.MAX_VALUE);
    }

    private static Optional<Measure> measure(String key) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.key().equals(key))
                .findFirst();
    }

    /** Returns the name in results and descriptions of versions. */
    public String getKey() {
        return key;
    }

    /** Returns the name that readers know it by. */
    public String getTitle() {
        return MetricTitle.of(key);
    }

    /** The value that a version has, short enough for a table of many; empty where it has none. */
    public String text(VersionPage version) {
        Double value = version.getMetrics().get(key);
        return value == null ? "" : NumberText.of(value, 4);
    }

    /**
     * Tells whether a change of a metric is for the better.
     *
     * @return empty where nothing changed, or where nobody knows which direction is better
     */
    static Optional<Boolean> improved(String key, double before, double after) {
        return before == after
                ? Optional.empty()
                : measure(key).map(measure -> measure.higherIsBetter() == after > before);
    }
}
