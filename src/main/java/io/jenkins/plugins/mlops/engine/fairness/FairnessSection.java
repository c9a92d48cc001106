package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Section of the report about differences between groups; docs/result-format.md has the shape. */
public final class FairnessSection {
    private FairnessSection() {}

    /**
     * Of one or several columns or intersections.
     *
     * @param checks the document's checks; those on one of the measures mark it with their limit
     */
    public static Section of(List<Fairness> columns, List<Check> checks) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Fairness fairness : columns) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("column", fairness.name());
            entry.put("minimumGroup", fairness.options().minimumGroup());
            entry.put(
                    "groups",
                    fairness.groups().stream().map(FairnessSection::group).toList());
            entry.put(
                    "metrics",
                    fairness.disparities().values().stream()
                            .map(disparity -> metric(fairness, disparity, checks))
                            .toList());
            entry.put("notes", fairness.notes());
            list.add(entry);
        }
        return new Section("fairness", "Differences between groups", Map.of("columns", list));
    }

    private static Map<String, Object> group(FairnessGroup group) {
        Map<String, Object> rates = new LinkedHashMap<>();
        group.rates().forEach((rate, estimate) -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("value", estimate.value());
            value.put("low", estimate.low());
            value.put("high", estimate.high());
            rates.put(rate.title(), value);
        });
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("group", group.name());
        entry.put("rows", group.rows());
        entry.put("judged", group.judged());
        if (group.why() != null) {
            entry.put("why", group.why());
        }
        entry.put("rates", rates);
        if (!Double.isNaN(group.impactRatio())) {
            entry.put("impactRatio", group.impactRatio());
        }
        return entry;
    }

    private static Map<String, Object> metric(Fairness fairness, Disparity disparity, List<Check> checks) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", disparity.metric().key());
        entry.put("value", disparity.defined() ? (Object) disparity.value() : null);
        if (disparity.interval() != null) {
            entry.put("low", disparity.interval().low());
            entry.put("high", disparity.interval().high());
            entry.put("method", disparity.interval().method());
            entry.put("lowest", disparity.lowest());
            entry.put("highest", disparity.highest());
        }
        Optional<Check> judged = checks.stream()
                .filter(check -> check.type().equals(disparity.metric().rule())
                        && fairness.name().equals(columns(check)))
                .findFirst();
        if (judged.isPresent()) {
            entry.put("limit", judged.get().expected());
            entry.put("verdict", judged.get().verdict().name());
            entry.put("message", judged.get().message());
        } else if (!disparity.notes().isEmpty()) {
            entry.put("message", String.join("; ", disparity.notes()));
        }
        return entry;
    }

    /** A check joins its columns with commas, a grouping with "&". */
    private static String columns(Check check) {
        return check.column() == null ? null : check.column().replace(", ", " & ");
    }
}
