package io.jenkins.plugins.mlops.engine.monitor.performance;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.monitor.rules.PerformanceSource;
import io.jenkins.plugins.mlops.engine.performance.Measure;
import io.jenkins.plugins.mlops.engine.performance.Metric;
import io.jenkins.plugins.mlops.engine.performance.Performance;
import io.jenkins.plugins.mlops.engine.performance.PerformanceSections;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.slices.GroupColumn;
import io.jenkins.plugins.mlops.engine.slices.SliceMeasure;
import io.jenkins.plugins.mlops.engine.slices.SliceOptions;
import io.jenkins.plugins.mlops.engine.slices.SliceSection;
import io.jenkins.plugins.mlops.engine.slices.Slices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The measures of explainModel, on the rows of a window whose truth has arrived, over all and by time. */
public final class MeasuredPerformance implements PerformanceSource {
    /** Stretches of equal length a window is shown in. */
    private static final int STRETCHES = 8;
    /** A stretch of fewer rows has no measure worth showing. */
    private static final int FEWEST_ROWS = 30;

    private final LabelledRows rows;
    private final List<GroupColumn> slicedBy;
    private final OutputMeaning meaning;
    private final boolean hidden;
    private final Predictions predictions;
    private final Performance performance;
    private final String reason;

    /**
     * Measures; what cannot be measured has a {@link #reason}.
     *
     * @param evidence what is known of label and answer
     * @param slicedBy columns by whose values performance is told apart, with a value for each row
     * @throws BadInputException with one line that asks, where nobody says what label or answer mean
     */
    public MeasuredPerformance(LabelledRows rows, OutputEvidence evidence, List<GroupColumn> slicedBy) {
        this.rows = rows;
        this.slicedBy = slicedBy;
        this.hidden = evidence.hidden();
        this.meaning = rows.size() == 0 ? null : OutputMeaning.of(rows, evidence);
        Predictions made = null;
        Performance measured = null;
        String problem =
                rows.size() == 0 ? "no row of this window has both a label and a prediction of the model" : null;
        if (problem == null) {
            try {
                made = meaning.predictions(rows);
                measured = Performance.of(made, Interval.LEVEL);
            } catch (BadInputException e) {
                problem = e.getMessage();
            }
        }
        predictions = made;
        performance = measured;
        reason = problem;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public Optional<Estimate> measure(String rule) {
        Measure measure = Measure.named(rule).orElse(null);
        return performance == null || measure == null
                ? Optional.empty()
                : performance
                        .metric(measure)
                        .filter(Metric::defined)
                        .map(metric -> estimate(metric, predictions.rows()));
    }

    @Override
    public String meaning() {
        return meaning == null ? "" : meaning.brief(hidden);
    }

    private static Estimate estimate(Metric metric, int count) {
        Interval interval = metric.interval();
        return new Estimate(
                metric.value(),
                interval == null ? Double.NaN : interval.low(),
                interval == null ? Double.NaN : interval.high(),
                count);
    }

    /** Every defined measure by its name among metrics. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (performance != null) {
            metrics.put("labelledRows", (double) predictions.rows());
            performance.metrics().forEach((measure, metric) -> {
                if (metric.defined()) {
                    metrics.put(measure.key(), metric.value());
                }
            });
        }
        return metrics;
    }

    /**
     * The section {@code performance}: every measure, and what was taken for the task, the positive class and the threshold; empty when nothing is
     * measured.
     *
     * @param checks the document's checks; those on a single measure mark it with their limit
     */
    public Optional<Section> measures(List<Check> checks) {
        if (performance == null) {
            return Optional.empty();
        }
        Section measured =
                new PerformanceSections(performance, checks, Map.of()).all().get(0);
        Map<String, Object> data = new LinkedHashMap<>(measured.data());
        List<Object> notes = new ArrayList<>(meaning.sentences(rows.columns(), hidden));
        if (!hidden && data.get("notes") instanceof List<?> more) {
            notes.addAll(more);
        }
        data.put("notes", notes);
        return Optional.of(new Section(measured.type(), measured.title(), data));
    }

    /** The section {@code performance-windows}: the leading measures by stretches of time; empty without times or without labels. */
    public Optional<Section> section() {
        if (performance == null || rows.time(0) == null) {
            return Optional.empty();
        }
        long first = IntStream.range(0, rows.size()).mapToLong(rows::time).min().orElseThrow();
        long last = IntStream.range(0, rows.size()).mapToLong(rows::time).max().orElseThrow();
        long length = Math.max(1, (last - first) / STRETCHES + 1);
        Map<Measure, List<Map<String, Object>>> windows = new LinkedHashMap<>();
        leading().forEach(measure -> windows.put(measure, new ArrayList<>()));
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            long from = first + stretch * length;
            int[] chosen = IntStream.range(0, rows.size())
                    .filter(i -> rows.time(i) >= from && rows.time(i) < from + length)
                    .toArray();
            if (chosen.length >= FEWEST_ROWS) {
                add(windows, from, from + length, chosen);
            }
        }
        List<Map<String, Object>> series = new ArrayList<>();
        windows.forEach((measure, list) -> {
            if (!list.isEmpty()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("metric", measure.title());
                one.put("windows", list);
                series.add(one);
            }
        });
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("performance-windows", "Performance over time", Map.of("series", series)));
    }

    /** The section {@code slices}: performance by the values of columns; empty when none is asked for or nothing is measured. */
    public Optional<Section> slices() {
        return performance == null || slicedBy.isEmpty()
                ? Optional.empty()
                : Optional.of(SliceSection.of(Slices.by(
                        predictions,
                        slicedBy.stream().map(GroupColumn::grouping).toList(),
                        SliceMeasure.usual(predictions.task()),
                        SliceOptions.USUAL)));
    }

    private void add(Map<Measure, List<Map<String, Object>>> windows, long from, long to, int[] chosen) {
        Performance part;
        try {
            part = Performance.of(predictions.rows(chosen), Interval.LEVEL);
        } catch (BadInputException e) {
            return; // one class only in this stretch: nothing to show
        }
        windows.forEach((measure, list) -> part.metric(measure)
                .filter(Metric::defined)
                .ifPresent(metric -> {
                    Map<String, Object> window = new LinkedHashMap<>();
                    window.put("start", Instant.ofEpochMilli(from).toString());
                    window.put("end", Instant.ofEpochMilli(to).toString());
                    window.put("rows", chosen.length);
                    window.put("value", metric.value());
                    if (metric.interval() != null) {
                        window.put("low", metric.interval().low());
                        window.put("high", metric.interval().high());
                    }
                    list.add(window);
                }));
    }

    private List<Measure> leading() {
        if (predictions.task() == Task.REGRESSION) {
            return List.of(Measure.RMSE, Measure.MAE);
        }
        return List.of(Measure.AUC, Measure.ACCURACY);
    }
}
