package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.monitor.output.Said;
import io.jenkins.plugins.mlops.engine.monitor.output.TargetTask;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts from the signature of a registered model about the columns and the output.
 *
 * @param kinds kinds of inputs
 * @param texts inputs that are text, of whatever kind
 * @param task the task that the model's objective has, or null
 */
public record ModelFacts(Map<String, ColumnKind> kinds, Set<String> texts, Said<TargetTask> task) {
    private static final ModelFacts NONE = new ModelFacts(Map.of(), Set.of(), null);
    private static final Set<String> NUMBERS = Set.of("number", "integer", "long", "float", "double");
    private static final Set<String> TEXTS = Set.of("text", "string");
    /** LightGBM's names; those of XGBoost tell it by their first part. */
    private static final Set<String> REGRESSIONS =
            Set.of("regression", "regression_l1", "huber", "fair", "poisson", "quantile", "mape", "gamma", "tweedie");

    private static final Set<String> CLASSIFICATIONS = Set.of("binary", "multiclass", "multiclassova");

    /** Nothing is known of the model. */
    public static ModelFacts none() {
        return NONE;
    }

    /**
     * Reads a signature as the registry keeps it.
     *
     * @param signature a tree of maps and lists, or null
     */
    public static ModelFacts of(Object signature) {
        if (!(signature instanceof Map<?, ?> tree)) {
            return NONE;
        }
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        Set<String> texts = new LinkedHashSet<>();
        for (Object input : tree.get("inputs") instanceof List<?> list ? list : List.of()) {
            // What has a shape is a tensor, whose name is not that of a column.
            if (input instanceof Map<?, ?> port && !port.containsKey("shape")) {
                String name = String.valueOf(port.get("name"));
                String type = String.valueOf(port.get("type")).replaceFirst(", optional$", "");
                if (TEXTS.contains(type)) {
                    texts.add(name);
                } else if (kind(type) != null) {
                    kinds.put(name, kind(type));
                }
            }
        }
        return new ModelFacts(kinds, texts, task(tree.get("facts")));
    }

    private static ColumnKind kind(String type) {
        if (NUMBERS.contains(type)) {
            return ColumnKind.NUMBER;
        }
        return switch (type) {
            case "boolean" -> ColumnKind.BOOLEAN;
            case "category" -> ColumnKind.CATEGORY;
            case "datetime" -> ColumnKind.TIME;
            default -> null;
        };
    }

    private static Said<TargetTask> task(Object facts) {
        String objective = facts instanceof Map<?, ?> map ? String.valueOf(map.get("Objective")) : "";
        String family = objective.replaceFirst(":.*", "");
        TargetTask task = null;
        // The logistic regression of XGBoost predicts probabilities of labels that may be anything from 0 to 1.
        if (REGRESSIONS.contains(objective)
                || family.equals("count")
                || family.equals("reg") && !objective.equals("reg:logistic")) {
            task = TargetTask.REGRESSION;
        } else if (CLASSIFICATIONS.contains(objective) || family.equals("binary") || family.equals("multi")) {
            task = TargetTask.CLASSIFICATION;
        }
        return task == null ? null : new Said<>(task, "the registered model, whose objective is " + objective);
    }
}
