package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.Role;
import io.jenkins.plugins.mlops.engine.monitor.rules.Sentences;
import io.jenkins.plugins.mlops.engine.result.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks of single columns: each column of either side that is not compared, or only in part, stands in a check that says why and what to do.
 */
final class ColumnChecks {
    /** Columns named in one sentence. */
    private static final int TOGETHER = 20;

    private final ColumnPlan plan;
    private final List<Check> checks = new ArrayList<>();

    ColumnChecks(ColumnPlan plan) {
        this.plan = plan;
    }

    List<Check> checks() {
        return checks;
    }

    /** Columns that are on one side only, changed their kind, or have none that could be compared. */
    void planned() {
        together(
                Finding.Type.GONE,
                Told.of("columns-present", "every column of the baseline is there"),
                "0 missing",
                (told, names) -> told.failed("the current data lacks " + names + ", which the baseline has"));
        together(
                Finding.Type.FRESH,
                Told.of("columns-known", "every column is in the baseline"),
                "0 new",
                (told, names) -> told.warning("the current data has " + names
                        + ", which the baseline lacks; nothing is known of "
                        + (Integer.valueOf(1).equals(told.observed()) ? "it" : "them")));
        each(
                Finding.Type.OTHER_KIND,
                Told.of("column-type", "columns are of the kind they have in the baseline"),
                "the same kind",
                told -> told::failed);
        each(
                Finding.Type.NO_VALUES,
                Told.of("column-values", "every column has values"),
                "values",
                told -> told::warning);
        each(
                Finding.Type.NOT_WATCHED,
                Told.of("column-kind", "the values of every column can be compared"),
                "number, category, boolean or time",
                told -> told::warning);
        each(
                Finding.Type.SAID_NOT_WATCHED,
                Told.of("column-kind", "the values of every column can be compared"),
                "number, category, boolean or time",
                told -> told::passed);
        leftOut();
        if (plan.compared().isEmpty()) {
            checks.add(Told.of("columns-compared", "at least one column is compared")
                    .found(0, "> 0")
                    .failed("baseline and current data have no column in common that can be compared"));
        }
    }

    private interface Sentence {
        Check check(Told told, String names);
    }

    private void together(Finding.Type type, Told told, String expected, Sentence sentence) {
        List<Finding> findings = plan.findings(type);
        for (int from = 0; from < findings.size(); from += TOGETHER) {
            List<Finding> some = findings.subList(from, Math.min(findings.size(), from + TOGETHER));
            Told one = from == 0 ? told : Told.of(told.id() + "-" + (from / TOGETHER + 1), told.rule());
            String names =
                    some.stream().map(finding -> "\"" + finding.column() + "\"").collect(Collectors.joining(", "));
            checks.add(sentence.check(
                    one.found(some.size(), expected), (some.size() == 1 ? "column " : "columns ") + names));
        }
    }

    private void each(Finding.Type type, Told told, String expected, Function<Told, Function<String, Check>> verdict) {
        for (Finding finding : plan.findings(type)) {
            checks.add(verdict.apply(told.found(null, expected).column(finding.column()))
                    .apply(finding.sentence()));
        }
    }

    private void leftOut() {
        List<Finding> findings = plan.findings(Finding.Type.LEFT_OUT);
        for (int from = 0; from < findings.size(); from += TOGETHER) {
            List<Finding> some = findings.subList(from, Math.min(findings.size(), from + TOGETHER));
            String id = "columns-left-out" + (from == 0 ? "" : "-" + (from / TOGETHER + 1));
            checks.add(Told.of(id, "columns that are not compared are named")
                    .found(some.size(), "named")
                    .passed("not compared: "
                            + some.stream()
                                    .map(finding -> "\"" + finding.column() + "\" (" + finding.sentence() + ")")
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** Columns that had values and have none any more, or whose dates moved on with the calendar. */
    void compared(DriftReport report, Baseline baseline) {
        for (ColumnDrift column : report.columns()) {
            Baseline.BaselineColumn before = baseline.columns().get(column.name());
            boolean emptied = before.filled().present() > 0
                    && column.measured().sizes().current() == 0
                    && column.measured().missing().sizes().current() > 0;
            if (emptied && column.missing().drifted() && column.measured().role() != Role.LABEL) {
                checks.add(Told.of("column-values", "every column has values")
                        .found(0, "values")
                        .column(column.name())
                        .failed(String.format(
                                Locale.ROOT,
                                "column \"%s\" has lost its values: none of %,d rows has one, and %,d of %,d rows of the baseline have; mend the source, or ignore the column in the roles if the model no longer reads it",
                                column.name(),
                                column.measured().missing().sizes().current(),
                                before.filled().present(),
                                before.filled().rows())));
            }
            if (column.measured().movedOn()) {
                checks.add(Told.of("column-calendar", "dates that move on with the calendar are told")
                        .found(null, "told")
                        .column(column.name())
                        .warning(Sentences.movedOn(column)));
            }
        }
    }

    void tooManyCategories(List<String> columns) {
        for (String column : columns) {
            checks.add(Told.of("column-categories", "at most " + ColumnLoader.MOST_CATEGORIES + " categories")
                    .found(null, "<= " + ColumnLoader.MOST_CATEGORIES)
                    .column(column)
                    .warning("column \"" + column + "\" has more than " + ColumnLoader.MOST_CATEGORIES
                            + " categories and is not compared; if it names rows, give it the role id or ignore it"));
        }
    }
}
