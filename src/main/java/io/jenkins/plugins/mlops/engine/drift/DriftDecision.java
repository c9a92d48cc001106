package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.significance.BenjaminiHochberg;
import io.jenkins.plugins.mlops.engine.drift.significance.Proportions;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides over all columns at once. A column has drifted when its effect reaches the limit and its p-value, adjusted together with those
 * of all other columns and of their missing values, is significant. Which tests are in the family depends on pooled counts only (a column
 * without any missing value has no test of them), so the choice does not look at what it tests.
 */
public final class DriftDecision {
    private DriftDecision() {}

    /** Decides. */
    public static DriftReport decide(List<Comparison> columns, DriftPolicy policy) {
        List<Double> pValues = new ArrayList<>();
        for (Comparison column : columns) {
            if (column.judged()) {
                pValues.add(column.pValue());
            }
            if (!Double.isNaN(column.missingPValue())) {
                pValues.add(column.missingPValue());
            }
        }
        double[] adjusted = BenjaminiHochberg.adjust(
                pValues.stream().mapToDouble(Double::doubleValue).toArray());
        MinimumDetectableEffect detectable = new MinimumDetectableEffect(policy, adjusted.length);
        List<ColumnDrift> decided = new ArrayList<>();
        int next = 0;
        for (Comparison column : columns) {
            // What only moved on with the calendar is no discovery, and must not make the others easier.
            double values = column.judged() ? adjusted[next++] : column.pValue();
            double missing = Double.isNaN(column.missingPValue()) ? 1 : adjusted[next++];
            decided.add(decide(column, values, missing, detectable, policy));
        }
        return new DriftReport(decided, policy, adjusted.length, detectable);
    }

    private static ColumnDrift decide(
            Comparison column,
            double adjusted,
            double missingAdjusted,
            MinimumDetectableEffect detectable,
            DriftPolicy policy) {
        Statistic statistic = column.chosen();
        DriftPolicy.Bounds bounds = policy.bounds(statistic);
        ColumnDrift.ValuesDrift values = new ColumnDrift.ValuesDrift(
                column.effects().getOrDefault(statistic, Double.NaN),
                Math.max(bounds.limit(), column.chance().getOrDefault(statistic, 0.0)),
                bounds.material(),
                detectable.effect(column, statistic),
                adjusted,
                adjusted <= policy.level());
        ColumnDrift.MissingDrift missing = missing(column, missingAdjusted, detectable, policy);
        ColumnDrift measured = new ColumnDrift(column, values, policy.fresh(), missing, ColumnDrift.Verdict.STABLE);
        ColumnDrift.Verdict verdict;
        if (missing.drifted() || measured.valuesDrifted()) {
            verdict = ColumnDrift.Verdict.DRIFTED;
        } else if (values(column) && !(column.comparable() && values.detectable() <= bounds.material())
                || missing.detectable() > policy.missing().material()) {
            verdict = ColumnDrift.Verdict.INCONCLUSIVE;
        } else {
            verdict = ColumnDrift.Verdict.STABLE;
        }
        return new ColumnDrift(column, values, policy.fresh(), missing, verdict);
    }

    /** Tells whether values have to be seen for a decision. */
    private static boolean values(Comparison column) {
        return column.watched() == Comparison.Watched.VALUES;
    }

    private static ColumnDrift.MissingDrift missing(
            Comparison column, double adjusted, MinimumDetectableEffect detectable, DriftPolicy policy) {
        Comparison.Missing missing = column.missing();
        if (missing.sizes().reference() == 0 || missing.sizes().current() == 0) {
            return new ColumnDrift.MissingDrift(null, 1, false, Double.POSITIVE_INFINITY, false);
        }
        Proportions.Difference difference =
                Proportions.difference(missing.reference(), missing.current(), missing.sizes());
        boolean significant = adjusted <= policy.level();
        boolean drifted =
                significant && Math.abs(difference.value()) >= policy.missing().limit();
        return new ColumnDrift.MissingDrift(difference, adjusted, significant, detectable.missing(missing), drifted);
    }
}
