package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesState;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What nobody writes a rule for and must not pass in silence: windows without rows, columns that came or went, one file given twice. */
final class BuiltInChecks {
    private final List<Check> checks = new ArrayList<>();

    List<Check> checks() {
        return checks;
    }

    void rows(Baseline baseline, Side current, Window window) {
        if (current.rows() == 0) {
            String span = current.allRows() == 0
                    ? "the data has a header and no row"
                    : "none of the " + current.allRows() + " rows lies in the window " + window;
            add("window-has-rows", "RowCount > 0", Severity.ERROR, Verdict.FAILED, 0, "> 0", span);
        }
        if (baseline.rows() == 0) {
            add(
                    "baseline-has-rows",
                    "baseline has rows",
                    Severity.ERROR,
                    Verdict.FAILED,
                    0,
                    "> 0",
                    "the baseline " + baseline.shown() + " has no row");
        }
    }

    void columns(ColumnPlan plan) {
        if (!plan.gone().isEmpty()) {
            add(
                    "columns-present",
                    "every column of the baseline is there",
                    Severity.ERROR,
                    Verdict.FAILED,
                    plan.gone().size(),
                    "0 missing",
                    "the current data lacks " + names(plan.gone()) + ", which the baseline has");
        }
        if (!plan.fresh().isEmpty()) {
            add(
                    "columns-known",
                    "every column is in the baseline",
                    Severity.WARNING,
                    Verdict.WARNING,
                    plan.fresh().size(),
                    "0 new",
                    "the current data has " + names(plan.fresh()) + ", which the baseline lacks; nothing is known of "
                            + (plan.fresh().size() == 1 ? "it" : "them"));
        }
        plan.mismatched()
                .forEach((name, problem) -> checks.add(new Check(
                        "column-type-" + name,
                        "column types are those of the baseline",
                        "built in",
                        "validity",
                        name,
                        Severity.ERROR,
                        Verdict.FAILED,
                        null,
                        "the same type",
                        problem,
                        null,
                        null,
                        List.of(),
                        new Source("built in", 0, 0))));
        if (plan.compared().isEmpty()) {
            add(
                    "columns-compared",
                    "at least one column is compared",
                    Severity.ERROR,
                    Verdict.FAILED,
                    0,
                    "> 0",
                    "baseline and current data have no column in common that can be compared");
        }
    }

    void tooManyCategories(List<String> columns) {
        for (String column : columns) {
            checks.add(new Check(
                    "column-categories-" + column,
                    "at most " + ColumnLoader.MOST_CATEGORIES + " categories",
                    "built in",
                    "drift",
                    column,
                    Severity.WARNING,
                    Verdict.WARNING,
                    null,
                    "<= " + ColumnLoader.MOST_CATEGORIES,
                    "column \"" + column + "\" has more than " + ColumnLoader.MOST_CATEGORIES
                            + " categories and is not compared; if it names rows, give it the role id or ignore it",
                    null,
                    null,
                    List.of(),
                    new Source("built in", 0, 0)));
        }
    }

    void time(Baseline baseline, Side current) {
        if (baseline instanceof Baseline.OfTable table
                && table.side().latest() != null
                && current.earliest() != null
                && table.side().latest().isAfter(current.earliest())) {
            boolean behind = table.side().earliest().isAfter(current.latest());
            add(
                    "time-order",
                    "the reference is older than the current data",
                    Severity.WARNING,
                    Verdict.WARNING,
                    null,
                    "older",
                    "the reference reaches to " + table.side().latest() + " and the current data begins at "
                            + current.earliest() + (behind ? "; are the two swapped?" : "; they overlap"));
        }
    }

    void identical(DriftReport report) {
        if (report.identical()) {
            add(
                    "not-identical",
                    "reference and current data differ",
                    Severity.ERROR,
                    Verdict.INCONCLUSIVE,
                    null,
                    "different data",
                    "reference and current data are identical in every column; was one file given twice?");
        }
    }

    void series(SeriesState state, String rule) {
        add(
                "drift-over-runs",
                rule,
                Severity.ERROR,
                state.alarm() ? Verdict.FAILED : Verdict.PASSED,
                (long) state.counted(),
                rule,
                state.reason());
    }

    private void add(
            String id,
            String rule,
            Severity severity,
            Verdict verdict,
            Object observed,
            String expected,
            String message) {
        checks.add(new Check(
                id,
                rule,
                "built in",
                "drift",
                null,
                severity,
                verdict,
                observed,
                expected,
                message,
                null,
                null,
                List.of(),
                new Source("built in", 0, 0)));
    }

    private static String names(List<String> columns) {
        String first = columns.stream().limit(8).map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return (columns.size() == 1 ? "column " : "columns ")
                + first
                + (columns.size() > 8 ? " and " + (columns.size() - 8) + " more" : "");
    }
}
