package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesState;
import io.jenkins.plugins.mlops.engine.result.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks without a rule for faults that must not pass in silence: windows without rows, tables in the wrong order, one
 * file given twice.
 */
final class BuiltInChecks {
    private final List<Check> checks = new ArrayList<>();

    List<Check> checks() {
        return checks;
    }

    void rows(Baseline baseline, CurrentData current, Window window) {
        if (current.count() == 0) {
            String span = current.allRows() == 0
                    ? (current.isOfFiles() ? "the data has a header and no row" : "the query gave no row")
                    : "none of the " + current.allRows() + " rows lies in the window " + window;
            checks.add(
                    Told.of("window-has-rows", "RowCount > 0").found(0, "> 0").failed(span));
        }
        if (baseline.rows() == 0) {
            checks.add(Told.of("baseline-has-rows", "baseline has rows")
                    .found(0, "> 0")
                    .failed("the baseline " + baseline.shown() + " has no row"));
        }
    }

    /** Adds the checks of single columns. */
    void columns(ColumnChecks columns) {
        checks.addAll(columns.checks());
    }

    void time(Baseline baseline, CurrentData current) {
        if (baseline instanceof Baseline.OfTable table
                && table.side().times() != null
                && current.times() != null
                && table.side().times().latest().isAfter(current.times().earliest())) {
            boolean behind =
                    table.side().times().earliest().isAfter(current.times().latest());
            checks.add(Told.of("time-order", "the reference is older than the current data")
                    .found(null, "older")
                    .warning("the reference reaches to " + table.side().times().latest()
                            + " and the current data begins at "
                            + current.times().earliest()
                            + (behind ? "; are the two swapped?" : "; they overlap")));
        }
    }

    void identical(DriftReport report) {
        if (report.identical()) {
            checks.add(Told.of("not-identical", "reference and current data differ")
                    .found(null, "different data")
                    .undecided("reference and current data are identical in every column; was one file given twice?"));
        }
    }

    void series(SeriesState state, String rule) {
        Told told = Told.of("drift-over-runs", rule).found((long) state.counted(), rule);
        checks.add(state.alarm() ? told.failed(state.reason()) : told.passed(state.reason()));
    }
}
