package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.Statistic;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Phrase;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import java.util.OptionalLong;

/** Decides rules that speak of one column. */
final class ColumnRules {
    private final MonitorFacts facts;
    private final DriftReport drift;

    ColumnRules(MonitorFacts facts) {
        this.facts = facts;
        this.drift = facts.drift();
    }

    Outcome decide(Rule.Statement rule) {
        String name = rule.parameters().get(0);
        ColumnDrift column = drift.column(name).orElse(null);
        if (column == null) {
            String reason = facts.notCompared().get(name);
            return reason != null
                    ? Outcome.broken("column \"" + name + "\" was not compared: " + reason)
                    : Outcome.broken("unknown column \"" + name + "\"" + Suggestion.hint(name, facts.columnNames()));
        }
        if (rule.type().equals("ColumnDrift")) {
            return verdict(column);
        }
        if (rule.type().equals("MissingRateChange")) {
            return missing(column, rule.condition());
        }
        if (!column.measured().comparable()) {
            return Outcome.undecided(nothingToCompare(column));
        }
        if (rule.type().equals("DriftPValue")) {
            return Outcome.of(
                    Numbers.holds(rule.condition(), column.adjusted()),
                    column.adjusted(),
                    "the adjusted p-value of \"" + name + "\" is " + FigureText.p(column.adjusted()) + " ("
                            + column.measured().test() + ", " + drift.tests() + " tests)");
        }
        return effect(column, Statistic.named(rule.type()).orElseThrow(), rule.condition());
    }

    static String nothingToCompare(ColumnDrift column) {
        if (column.missing().difference() == null) {
            return "column \"" + column.name() + "\" has no rows to compare";
        }
        if (column.measured().watched() == Comparison.Watched.PRESENCE) {
            return column.verdict() == ColumnDrift.Verdict.STABLE
                    ? Sentences.missing(column) + "; the values of such a column are not compared"
                    : "only the missing values of \"" + column.name()
                            + "\" are compared, and a rise would show only from "
                            + FigureText.percent(column.missing().detectable()) + " on";
        }
        boolean before = column.measured().sizes().reference() == 0;
        return "column \"" + column.name() + "\" has no value in the " + (before ? "reference" : "current data")
                + ", so only missing values are compared: " + Sentences.missing(column);
    }

    /** Returns whether the column has drifted by the usual decision. */
    static Outcome verdict(ColumnDrift column) {
        String text = Sentences.of(column);
        Object observed = Double.isFinite(column.effect()) ? column.effect() : null;
        return switch (column.verdict()) {
            case DRIFTED -> new Outcome(Outcome.State.BROKEN, observed, text, null, null);
            case STABLE -> new Outcome(Outcome.State.HOLDS, observed, text, null, null);
            case INCONCLUSIVE -> new Outcome(Outcome.State.UNDECIDED, observed, text, null, null);
        };
    }

    /**
     * A limit on one effect. Broken only if the effect is significant as well; undecided if it is over the limit by what may be chance, or
     * under it in samples that could not show an effect of the limit's size.
     */
    Outcome effect(ColumnDrift column, Statistic statistic, Condition condition) {
        Double value = column.measured().effects().get(statistic);
        String what = statistic.label() + " of \"" + column.name() + "\"";
        if (value == null) {
            return Outcome.broken(
                    statistic.ordered() && !column.measured().numeric()
                            ? what
                                    + " cannot be taken: the column holds categories, which have no order; use for example JensenShannon or Psi"
                            : what + " cannot be taken: the reference has no spread, or infinite values; use Ks");
        }
        boolean significant = column.significant()
                || statistic == Statistic.PSI && column.missing().significant();
        double smallest = drift.detectable().effect(column.measured(), statistic);
        // The end of what counting in cells leaves open that is the worse for the condition decides.
        double bound = column.measured().bound(statistic);
        double worse = Numbers.holds(condition, 0) ? value + bound : Math.max(0, value - bound);
        boolean open = Numbers.holds(condition, value) != Numbers.holds(condition, worse);
        String measured = what + " is " + FigureText.number(value) + (open ? Sentences.upTo(worse) : "");
        if (!Numbers.holds(condition, worse)) {
            if (!Numbers.holds(condition, 0)
                    || significant && worse >= column.measured().chance().getOrDefault(statistic, 0.0)) {
                return Outcome.of(
                        false,
                        value,
                        measured + ", expected " + Phrase.expected(condition) + " (adjusted p "
                                + FigureText.p(column.adjusted()) + ")");
            }
            return new Outcome(
                    Outcome.State.UNDECIDED,
                    value,
                    measured + ", expected " + Phrase.expected(condition)
                            + ", but that may be chance in a window this small (adjusted p "
                            + FigureText.p(column.adjusted()) + ")",
                    null,
                    null);
        }
        if (Numbers.holds(condition, 0) && !Numbers.holds(condition, Math.max(worse, smallest))) {
            OptionalLong rows = rowsFor(column, statistic, condition, smallest);
            return new Outcome(
                    Outcome.State.UNDECIDED,
                    value,
                    measured + ", but these windows show only effects from " + FigureText.number(smallest)
                            + " on, so it cannot be told whether the value is " + Phrase.expected(condition)
                            + (rows.isPresent()
                                    ? "; about " + String.format(java.util.Locale.ROOT, "%,d", rows.getAsLong())
                                            + " rows are needed"
                                    : "; the reference is too small for it"),
                    null,
                    null);
        }
        return Outcome.of(true, value, measured);
    }

    /** Rows at which the largest effect that the condition allows would be detectable, found by halving. */
    private OptionalLong rowsFor(ColumnDrift column, Statistic statistic, Condition condition, double smallest) {
        double low = 0;
        double high = smallest;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (Numbers.holds(condition, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return drift.detectable().rowsNeeded(column.measured(), statistic, low);
    }

    private Outcome missing(ColumnDrift column, Condition condition) {
        ColumnDrift.MissingDrift missing = column.missing();
        if (missing.difference() == null) {
            return Outcome.undecided(nothingToCompare(column));
        }
        double change = Math.abs(missing.difference().value());
        String measured = Sentences.missing(column);
        if (!Numbers.holds(condition, change)) {
            if (!Numbers.holds(condition, 0) || missing.significant()) {
                return Outcome.of(
                        false, change, measured + ", expected a change that is " + Phrase.expected(condition));
            }
            return new Outcome(
                    Outcome.State.UNDECIDED,
                    change,
                    measured + ", which may be chance in a window this small",
                    null,
                    null);
        }
        if (Numbers.holds(condition, 0) && !Numbers.holds(condition, Math.max(change, missing.detectable()))) {
            return new Outcome(
                    Outcome.State.UNDECIDED,
                    change,
                    measured + ", but these windows show only a rise from " + FigureText.percent(missing.detectable())
                            + " on, so it cannot be told whether the value is " + Phrase.expected(condition),
                    null,
                    null);
        }
        return Outcome.of(true, change, measured);
    }
}
