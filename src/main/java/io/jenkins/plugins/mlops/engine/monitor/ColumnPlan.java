package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.drift.Role;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Treatment of each column: every column of either side is compared, or has a finding that says why not.
 *
 * @param compared columns of both sides, in the order of the baseline
 * @param findings what is to be told of columns
 */
record ColumnPlan(List<Compared> compared, List<Finding> findings) {
    private static final Set<ColumnKind> UNWATCHED =
            EnumSet.of(ColumnKind.IDENTIFIER, ColumnKind.TEXT, ColumnKind.NESTED);

    ColumnPlan {
        compared = List.copyOf(compared);
        findings = List.copyOf(findings);
    }

    /**
     * A column to compare.
     *
     * @param name its name
     * @param role what it is to the model
     * @param kind as values of which kind, and who decided it
     */
    record Compared(String name, Role role, DecidedKind kind) {
        /** Tells whether only missing values are compared. */
        boolean presenceOnly() {
            return UNWATCHED.contains(kind.kind());
        }
    }

    /** The findings of a type. */
    List<Finding> findings(Finding.Type type) {
        return findings.stream().filter(finding -> finding.type() == type).toList();
    }

    /** The kind a column is compared as, by name. */
    Map<String, DecidedKind> kinds() {
        Map<String, DecidedKind> kinds = new LinkedHashMap<>();
        compared.forEach(column -> kinds.put(column.name(), column.kind()));
        return kinds;
    }

    /** Every column not compared at all, with the reason. */
    Map<String, String> notCompared() {
        Map<String, String> reasons = new LinkedHashMap<>();
        findings.forEach(finding -> reasons.put(finding.column(), finding.sentence()));
        compared.forEach(column -> reasons.remove(column.name()));
        return reasons;
    }
}
