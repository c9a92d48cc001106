package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.significance.Proportions;

/** Result of a column, in one sentence. */
public final class Sentences {
    private Sentences() {}

    /** The column's verdict and why. */
    public static String of(ColumnDrift column) {
        if (!column.measured().comparable()) {
            return column.drifted() ? missing(column) : ColumnRules.nothingToCompare(column);
        }
        if (column.measured().movedOn()) {
            return movedOn(column) + (column.drifted() ? "; and " + missing(column) : "");
        }
        String effect = column.measured().chosen().label() + " of \"" + column.name() + "\" is "
                + FigureText.number(column.effect())
                + (column.effect() < column.limit() && column.largest() >= column.limit()
                        ? upTo(column.largest())
                        : "");
        return switch (column.verdict()) {
            case DRIFTED ->
                column.byNewCategories()
                        ? FigureText.percent(column.measured().fresh()) + " of the rows of \"" + column.name()
                                + "\" are in categories that the baseline does not have (adjusted p "
                                + FigureText.p(column.adjusted()) + ")"
                        : column.valuesDrifted()
                                ? effect + ", the limit is " + FigureText.number(column.limit()) + " (adjusted p "
                                        + FigureText.p(column.adjusted()) + ")"
                                        + (column.missing().drifted() ? "; and " + missing(column) : "")
                                : missing(column);
            case STABLE ->
                effect
                        + (column.strength() >= 1
                                ? ", which chance explains (adjusted p " + FigureText.p(column.adjusted()) + ")"
                                : ", below the limit of " + FigureText.number(column.limit()));
            case INCONCLUSIVE ->
                column.detectable() > column.material()
                        ? effect + "; these windows show only effects from " + FigureText.number(column.detectable())
                                + " on, and " + FigureText.number(column.material()) + " must not stay hidden"
                        : "a rise of missing values of \"" + column.name() + "\" would show only from "
                                + FigureText.percent(column.missing().detectable()) + " on";
        };
    }

    /** Tells what counting in cells leaves open. */
    static String upTo(double largest) {
        return ", and can be up to " + FigureText.number(largest)
                + ", as the values were counted in cells of the baseline";
    }

    /** Tells how far the dates of a column moved. */
    public static String movedOn(ColumnDrift column) {
        return "the dates of \"" + column.name() + "\" moved on with the calendar, from "
                + Moment.range(column.measured().distributions().reference()) + " to "
                + Moment.range(column.measured().distributions().current())
                + ", and have the same shape, which is not drift; if this is the time of the row, give it the role timestamp, and if the model reads it, give the model the time that has passed instead";
    }

    /** Tells the result of its missing values. */
    static String missing(ColumnDrift column) {
        Proportions.Difference difference = column.missing().difference();
        return "missing values of \"" + column.name() + "\" went from " + FigureText.percent(difference.before())
                + " to "
                + FigureText.percent(difference.now()) + " (adjusted p "
                + FigureText.p(column.missing().adjusted()) + ")";
    }
}
