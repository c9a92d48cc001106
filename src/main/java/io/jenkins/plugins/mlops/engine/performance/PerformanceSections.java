package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sections of the report about performance; docs/result-format.md has the shapes. */
public final class PerformanceSections {
    private final Performance performance;
    private final List<Check> checks;
    private final Map<String, Double> champion;

    /**
     * Of a performance.
     *
     * @param checks the document's checks; those on a single measure mark it with their limit
     * @param champion the champion's metrics by {@link Measure#key}; empty where there is none
     */
    public PerformanceSections(Performance performance, List<Check> checks, Map<String, Double> champion) {
        this.performance = performance;
        this.checks = List.copyOf(checks);
        this.champion = Collections.unmodifiableMap(new LinkedHashMap<>(champion));
    }

    /** All sections that this task has. */
    public List<Section> all() {
        List<Section> sections = new ArrayList<>();
        sections.add(metrics());
        if (!performance.roc().isEmpty()) {
            sections.add(roc());
            sections.add(precisionRecall());
        }
        if (performance.calibration() != null) {
            sections.add(calibration());
        }
        if (performance.confusion() != null) {
            sections.add(ConfusionSection.of(performance));
        }
        return sections;
    }

    /** The defined measures by {@link Measure#key}: what a trend shows. */
    public static Map<String, Double> trend(Performance performance) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Metric metric : performance.metrics().values()) {
            if (metric.defined()) {
                values.put(metric.measure().key(), metric.value());
            }
        }
        return values;
    }

    private Section metrics() {
        List<Map<String, Object>> list = new ArrayList<>();
        List<String> notes = new ArrayList<>(performance.notes());
        for (Metric metric : performance.metrics().values()) {
            Measure measure = metric.measure();
            if (!metric.defined()) {
                notes.add(measure.title() + " has no value: " + metric.note());
                continue;
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", measure.title());
            entry.put("key", measure.key());
            entry.put("value", metric.value());
            interval(entry, metric.interval());
            entry.put("better", measure.higherIsBetter() ? "higher" : "lower");
            checks.stream()
                    .filter(check -> check.type().equals(measure.rule()))
                    .findFirst()
                    .ifPresent(check -> {
                        entry.put("limit", check.expected());
                        entry.put("verdict", check.verdict().name());
                    });
            if (champion.containsKey(measure.key())) {
                entry.put("champion", champion.get(measure.key()));
            }
            if (metric.note() != null) {
                entry.put("note", metric.note());
            }
            list.add(entry);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rows", performance.rows());
        data.put("confidence", performance.level());
        data.put("metrics", list);
        if (!notes.isEmpty()) {
            data.put("notes", notes);
        }
        return new Section("performance", "Performance", data);
    }

    /** Adds the ends of an interval and how it was made. */
    private static void interval(Map<String, Object> entry, Interval interval) {
        if (interval != null) {
            entry.put("low", interval.low());
            entry.put("high", interval.high());
            entry.put("method", interval.method());
        }
    }

    /** A binary curve has the task's own value beside it; the values of single classes are not measured with intervals. */
    private Metric beside(Measure measure) {
        return performance.task() == Task.BINARY ? performance.metrics().get(measure) : null;
    }

    private Section roc() {
        List<Map<String, Object>> curves = new ArrayList<>();
        for (Curve curve : performance.roc()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", curve.name());
            Metric auc = beside(Measure.AUC);
            if (auc != null) {
                entry.put("auc", auc.value());
                entry.put("low", auc.interval().low());
                entry.put("high", auc.interval().high());
            }
            entry.put("fpr", curve.x());
            entry.put("tpr", curve.y());
            entry.put("thresholds", curve.thresholds());
            curves.add(entry);
        }
        return new Section("roc", "ROC curve", Map.of("curves", curves));
    }

    private Section precisionRecall() {
        List<Map<String, Object>> curves = new ArrayList<>();
        for (Curve curve : performance.precisionRecall()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", curve.name());
            Metric average = beside(Measure.PR_AUC);
            if (average != null) {
                entry.put("averagePrecision", average.value());
            }
            // The last point has all rows predicted positive: its precision is the share of positives. It is never
            // thinned away.
            entry.put("base", curve.y()[curve.y().length - 1]);
            entry.put("recall", curve.x());
            entry.put("precision", curve.y());
            entry.put("thresholds", curve.thresholds());
            curves.add(entry);
        }
        return new Section("precision-recall", "Precision and recall", Map.of("curves", curves));
    }

    private Section calibration() {
        Calibration calibration = performance.calibration();
        List<Map<String, Object>> bins = new ArrayList<>();
        for (Calibration.Bin bin : calibration.bins()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("predicted", bin.predicted());
            entry.put("observed", bin.observed());
            entry.put("low", bin.interval().low());
            entry.put("high", bin.interval().high());
            entry.put("rows", bin.rows());
            bins.add(entry);
        }
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("name", calibration.name());
        curve.put("error", calibration.error());
        curve.put("bins", bins);
        return new Section("calibration", "Calibration", Map.of("curves", List.of(curve)));
    }
}
