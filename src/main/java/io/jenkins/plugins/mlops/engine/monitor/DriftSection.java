package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.Statistic;
import io.jenkins.plugins.mlops.engine.drift.sample.Moments;
import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import io.jenkins.plugins.mlops.engine.monitor.rules.Moment;
import io.jenkins.plugins.mlops.engine.monitor.rules.MonitorFacts;
import io.jenkins.plugins.mlops.engine.monitor.rules.Sentences;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The section {@code drift} of a result document. */
final class DriftSection {
    private static final int MOST_CATEGORIES = 20;

    private final MonitorFacts facts;
    private final Map<String, DecidedKind> kinds;
    private final Set<String> sensitive;

    /**
     * @param kinds the kind each column was compared as
     * @param sensitive columns whose values may not be shown
     */
    DriftSection(MonitorFacts facts, Map<String, DecidedKind> kinds, Set<String> sensitive) {
        this.facts = facts;
        this.kinds = kinds;
        this.sensitive = sensitive;
    }

    /** All columns, the most drifted first. */
    Section section(long referenceRows) {
        DriftReport report = facts.drift();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("referenceRows", referenceRows);
        data.put("rows", facts.rows());
        data.put("correction", "Benjamini-Hochberg over " + report.tests() + " tests");
        data.put("level", report.policy().level());
        List<Map<String, Object>> columns = new ArrayList<>();
        report.columns().stream()
                .sorted(Comparator.comparing((ColumnDrift c) -> !c.drifted()).thenComparing(c -> -c.strength()))
                .forEach(column -> columns.add(column(column)));
        data.put("columns", columns);
        return new Section("drift", "Drift", data);
    }

    private Map<String, Object> column(ColumnDrift column) {
        Comparison measured = column.measured();
        Double importance = facts.importances().get(column.name());
        boolean hidden = sensitive.contains(column.name());
        boolean time = kind(column) == ColumnKind.TIME;
        boolean values = measured.watched() != Comparison.Watched.PRESENCE;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("column", column.name());
        row.put("type", kind(column).toString());
        row.put("role", measured.role().name().toLowerCase(java.util.Locale.ROOT));
        row.put("statistic", values ? measured.chosen().label() : "missing values only");
        if (values) {
            row.put("value", finite(column.effect()));
            double bound = measured.bound(measured.chosen());
            if (bound > 0 && Double.isFinite(bound)) {
                row.put("bound", bound);
            }
            row.put("limit", column.limit());
            row.put("p", measured.pValue());
            row.put("q", column.adjusted());
            row.put("test", measured.test());
            row.put("detectable", finite(column.detectable()));
        }
        if (importance != null) {
            row.put("importance", importance);
        }
        if (column.missing().difference() != null) {
            row.put(
                    "missing",
                    Map.of(
                            "reference",
                            column.missing().difference().before(),
                            "current",
                            column.missing().difference().now()));
        }
        if (time && !hidden && measured.comparable()) {
            row.put(
                    "range",
                    Map.of(
                            "reference",
                            range(measured.distributions().reference()),
                            "current",
                            range(measured.distributions().current())));
        }
        Map<String, Object> distribution = hidden ? null : distribution(measured);
        if (distribution != null && time) {
            distribution.computeIfPresent(
                    "edges",
                    (name, edges) ->
                            Arrays.stream((double[]) edges).mapToObj(Moment::of).toList());
            distribution.computeIfPresent(
                    "categories",
                    (name, categories) -> ((List<?>) categories)
                            .stream()
                                    .map(second -> Moment.of(Double.parseDouble(String.valueOf(second))))
                                    .toList());
        }
        if (distribution != null) {
            row.put("distribution", distribution);
        }
        Map<String, Object> statistics = new LinkedHashMap<>();
        for (Statistic statistic : Statistic.values()) {
            if (measured.effects().containsKey(statistic)) {
                statistics.put(statistic.ruleName(), measured.effects().get(statistic));
            }
        }
        row.put("statistics", statistics);
        if (measured.sizes().clustered()) {
            row.put("designEffect", measured.sizes().currentEffect());
        }
        row.put(
                "verdict",
                switch (column.verdict()) {
                    case DRIFTED -> "FAILED";
                    case STABLE -> "PASSED";
                    case INCONCLUSIVE -> "INCONCLUSIVE";
                });
        row.put("message", Sentences.of(column));
        return row;
    }

    private ColumnKind kind(ColumnDrift column) {
        return kinds.get(column.name()).kind();
    }

    private static List<String> range(Moments moments) {
        return List.of(Moment.of(moments.minimum()), Moment.of(moments.maximum()));
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Map<String, Object> distribution(Comparison measured) {
        Map<String, Object> distribution = new LinkedHashMap<>();
        if (measured.shape() != null) {
            distribution.put("edges", measured.shape().edges());
            distribution.put(
                    "reference",
                    shares(measured.shape().reference(), measured.sizes().reference()));
            distribution.put(
                    "current",
                    shares(measured.shape().current(), measured.sizes().current()));
            return distribution;
        }
        Cells cells = measured.cells();
        if (cells == null || measured.numeric() && !measured.few()) {
            return null;
        }
        // A number keeps the order of its values, categories come by frequency; the rest is one bar.
        int[] order = measured.numeric()
                ? IntStream.range(0, cells.count()).toArray()
                : IntStream.range(0, cells.count())
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -share(cells, i)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int shown = order.length <= MOST_CATEGORIES ? order.length : MOST_CATEGORIES - 1;
        List<String> names = new ArrayList<>();
        long[] before = new long[shown + (shown < order.length ? 1 : 0)];
        long[] now = new long[before.length];
        for (int i = 0; i < order.length; i++) {
            int at = Math.min(i, shown);
            if (i <= shown) {
                names.add(i < shown ? cells.names().get(order[i]) : (order.length - shown) + " others");
            }
            before[at] += cells.reference()[order[i]];
            now[at] += cells.current()[order[i]];
        }
        distribution.put("categories", names);
        distribution.put("reference", shares(before, measured.sizes().reference()));
        distribution.put("current", shares(now, measured.sizes().current()));
        return distribution;
    }

    private static double share(Cells cells, int i) {
        return (double) cells.reference()[i] / cells.referenceRows()
                + (double) cells.current()[i] / cells.currentRows();
    }

    private static double[] shares(long[] counts, long all) {
        double[] shares = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = (double) counts[i] / all;
        }
        return shares;
    }
}
