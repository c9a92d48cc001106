package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.drift.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns are compared, and why others are not.
 *
 * @param compared columns of both sides, in the order of the baseline
 * @param gone columns the current data lacks
 * @param fresh columns only the current data has
 * @param mismatched columns that hold numbers on one side only, with a sentence
 * @param left columns left out on purpose, with the reason
 */
record ColumnPlan(
        List<Compared> compared,
        List<String> gone,
        List<String> fresh,
        Map<String, String> mismatched,
        Map<String, String> left) {
    /**
     * A column to compare.
     *
     * @param numeric whether as numbers
     */
    record Compared(String name, Role role, boolean numeric) {}

    static ColumnPlan of(Baseline baseline, Table current, Roles roles) {
        Map<String, Boolean> before = baseline.columns();
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(current.columnNames());
        roles.named().forEach((column, role) -> {
            if (!all.contains(column)) {
                throw new BadInputException("the roles name \"" + column + "\" as " + role
                        + ", but there is no such column" + Suggestion.hint(column, all));
            }
        });
        ColumnPlan plan = new ColumnPlan(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (String name : all) {
            Role role = roles.of(name).orElse(null);
            Column now = current.column(name).orElse(null);
            if (role == null) {
                plan.left.put(name, "its role is not one of the model's columns");
            } else if (now == null) {
                plan.lacking(name, role, "the current data has no such column");
            } else if (!before.containsKey(name)) {
                if (role == Role.FEATURE) {
                    plan.fresh.add(name);
                }
                plan.left.put(name, "the baseline has no such column");
            } else if (now.kind() == Column.Kind.OTHER
                    || now.kind().isTime() && !roles.features().contains(name)) {
                plan.left.put(name, "columns of type " + now.type() + " are not compared");
            } else if (before.get(name) != Baseline.numeric(now)) {
                plan.mismatched.put(
                        name,
                        "column \"" + name + "\" holds " + (before.get(name) ? "numbers" : "text")
                                + " in the baseline and " + (before.get(name) ? "text" : "numbers")
                                + " in the current data");
            } else {
                plan.compared.add(new Compared(name, role, before.get(name)));
            }
        }
        return plan;
    }

    /** A model without labels yet is the usual case; a feature that is gone is not. */
    private void lacking(String name, Role role, String reason) {
        if (role == Role.FEATURE) {
            gone.add(name);
        }
        left.put(name, reason);
    }

    /** Every column not compared, with the reason. */
    Map<String, String> notCompared() {
        Map<String, String> reasons = new LinkedHashMap<>(left);
        reasons.putAll(mismatched);
        return reasons;
    }
}
