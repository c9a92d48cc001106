package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.shap.block.ShapMethod;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Sections of the report about attributions; docs/result-format.md has the shapes. */
final class AttributionSections {
    private static final int MOST_FEATURES = 30;
    private static final int CLOUDS = 15;
    private static final int PLOTS = 6;
    private static final int CONTRIBUTIONS = 10;

    private final Model model;
    private final ModelInputs inputs;
    private final ShapSummary summary;
    private final Set<String> sensitive;
    private final List<String> classes;
    private final int[] order;

    AttributionSections(
            Model model, ModelInputs inputs, ShapSummary summary, List<String> classes, Set<String> sensitive) {
        this.model = model;
        this.inputs = inputs;
        this.summary = summary;
        this.sensitive = sensitive;
        this.classes = classes;
        this.order = IntStream.range(0, model.features().size())
                .boxed()
                .sorted(Comparator.comparingDouble(summary::importance).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Share of each feature in the sum of all mean absolute attributions, largest first. */
    Map<String, Double> shares() {
        double sum = Arrays.stream(order).mapToDouble(summary::importance).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int f : order) {
            shares.put(name(f), sum == 0 ? 0 : summary.importance(f) / sum);
        }
        return shares;
    }

    private String name(int feature) {
        return model.features().get(feature).name();
    }

    private String unit() {
        OutputInfo output = model.info().output();
        return switch (output.measured()) {
            case SIGMOID, SIGMOID_NORMALIZED, SOFTMAX -> "log-odds";
            case EXP -> "log of the prediction";
            default ->
                model instanceof BlackBoxModel
                                && (output.meaning() == Meaning.PROBABILITY || output.meaning() == Meaning.CLASSES)
                        ? "probability"
                        : null;
        };
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        if (unit() != null) {
            data.put("unit", unit());
        }
        return data;
    }

    Section model(Map<String, Object> more, List<String> notes) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", model.info().format());
        if (!model.info().producer().isEmpty()) {
            facts.put("made by", model.info().producer());
        }
        facts.put("objective", model.info().objective());
        facts.put("features", model.features().size());
        facts.putAll(more);
        List<Map<String, Object>> features = model.features().stream()
                .map(feature -> Map.<String, Object>of(
                        "name", feature.name(), "type", feature.kind() == Feature.Kind.NUMBER ? "number" : "category"))
                .toList();
        List<String> told = new ArrayList<>(model.info().notes());
        told.addAll(notes);
        return new Section(
                "model",
                "Model",
                told.isEmpty()
                        ? Map.of("facts", facts, "features", features)
                        : Map.of("facts", facts, "features", features, "notes", told));
    }

    Section importance() {
        Map<String, Double> shares = shares();
        List<Map<String, Object>> features = new ArrayList<>();
        boolean several = summary.meanAbsolute().length > 1 && classes.size() == summary.meanAbsolute().length;
        for (int f : head(MOST_FEATURES)) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", name(f));
            entry.put("value", summary.importance(f));
            entry.put("share", shares.get(name(f)));
            if (summary.method().permutations() > 0) {
                entry.put("standardError", summary.standardError(f));
            }
            if (several) {
                entry.put(
                        "byClass",
                        Arrays.stream(summary.meanAbsolute())
                                .map(output -> output[f])
                                .toList());
            }
            features.add(entry);
        }
        Map<String, Object> data = data();
        data.put("rows", summary.rows());
        method(data);
        if (several) {
            data.put("classes", classes);
        }
        data.put("features", features);
        if (order.length > MOST_FEATURES) {
            double rest = Arrays.stream(order)
                    .skip(MOST_FEATURES)
                    .mapToDouble(summary::importance)
                    .sum();
            data.put("others", Map.of("features", order.length - MOST_FEATURES, "value", rest));
        }
        return new Section("importance", "What drives the model", data);
    }

    private void method(Map<String, Object> data) {
        ShapMethod method = summary.method();
        data.put("method", method.text());
        if (method.totalRows() > summary.rows()) {
            data.put("totalRows", method.totalRows());
        }
        if (method.backgroundRows() > 0) {
            data.put("backgroundRows", method.backgroundRows());
        }
        if (method.permutations() > 0) {
            data.put("permutations", method.permutations());
        }
    }

    private int[] head(int most) {
        return Arrays.copyOf(order, Math.min(most, order.length));
    }

    Section beeswarm(List<RowSamples.Kept> points) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (int f : head(CLOUDS)) {
            double[] values =
                    points.stream().mapToDouble(point -> point.values()[f]).toArray();
            features.add(Map.of(
                    "name",
                    name(f),
                    "shap",
                    points.stream().map(point -> point.shap()[f]).toList(),
                    "value",
                    scaled(f, values)));
        }
        Map<String, Object> data = data();
        data.put("features", features);
        return new Section("beeswarm", "Attributions of single rows", data);
    }

    /** Ranks between 0 and 1, so that one extreme value does not make all others one colour; null for what has no order. */
    private List<Object> scaled(int feature, double[] values) {
        List<Object> scaled = new ArrayList<>();
        boolean ordered =
                model.features().get(feature).kind() == Feature.Kind.NUMBER && !sensitive.contains(name(feature));
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        for (double value : values) {
            if (!ordered || Double.isNaN(value) || sorted.length < 2) {
                scaled.add(null);
                continue;
            }
            int low = lower(sorted, value);
            int high = low;
            while (high < sorted.length && sorted[high] == value) {
                high++;
            }
            scaled.add((low + high - 1) / 2.0 / (sorted.length - 1));
        }
        return scaled;
    }

    private static int lower(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Section dependence(List<RowSamples.Kept> points) {
        List<Map<String, Object>> plots = new ArrayList<>();
        for (int f : head(PLOTS)) {
            if (sensitive.contains(name(f))) {
                continue;
            }
            Map<String, Object> plot = new LinkedHashMap<>();
            plot.put("feature", name(f));
            List<String> categories = model.features().get(f).categories();
            List<RowSamples.Kept> shown = points.stream()
                    .filter(p -> !Double.isNaN(p.values()[f]) && (categories.isEmpty() || p.values()[f] >= 0))
                    .toList();
            plot.put("x", shown.stream().map(p -> p.values()[f]).toList());
            plot.put("shap", shown.stream().map(p -> p.shap()[f]).toList());
            if (!categories.isEmpty()) {
                plot.put("categories", categories);
            }
            plots.add(plot);
        }
        Map<String, Object> data = data();
        data.put("plots", plots);
        return new Section("dependence", "How the attribution depends on the value", data);
    }

    Section waterfall(RowSamples samples) {
        List<Map<String, Object>> rows = new ArrayList<>();
        samples.highest().forEach(row -> rows.add(row("highest prediction", row)));
        samples.lowest().forEach(row -> rows.add(row("lowest prediction", row)));
        samples.worst().forEach(row -> rows.add(row("largest error", row)));
        Map<String, Object> data = data();
        data.put("rows", rows);
        return new Section("waterfall", "Single rows", data);
    }

    private Map<String, Object> row(String label, RowSamples.Kept kept) {
        List<Integer> bySize = IntStream.range(0, kept.shap().length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer f) -> Math.abs(kept.shap()[f]))
                        .reversed())
                .toList();
        List<Map<String, Object>> contributions = new ArrayList<>();
        double others = 0;
        for (int i = 0; i < bySize.size(); i++) {
            int f = bySize.get(i);
            if (i >= CONTRIBUTIONS) {
                others += kept.shap()[f];
                continue;
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("feature", name(f));
            entry.put("value", sensitive.contains(name(f)) ? "***" : inputs.shown(f, kept.values()[f]));
            entry.put("shap", kept.shap()[f]);
            contributions.add(entry);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(
                "label",
                label + ", row " + (kept.row() + 1)
                        + (summary.base().length > 1 && classes.size() > kept.output()
                                ? ", class " + classes.get(kept.output())
                                : ""));
        row.put("base", summary.base()[kept.output()]);
        row.put("prediction", kept.margin());
        Link measured = model.info().output().measured();
        if (measured == Link.SIGMOID || measured == Link.EXP) {
            double[] output = {kept.margin()};
            measured.apply(output, model.info().linkFactor());
            row.put("output", output[0]);
        }
        row.put("contributions", contributions);
        if (bySize.size() > CONTRIBUTIONS) {
            row.put("others", Map.of("features", bySize.size() - CONTRIBUTIONS, "shap", others));
        }
        return row;
    }
}
