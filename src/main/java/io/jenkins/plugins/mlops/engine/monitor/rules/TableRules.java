package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.Statistic;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Phrase;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Decides rules that speak of the whole table, of the model's answers, or of the truth. */
final class TableRules {
    private final MonitorFacts facts;
    private final DriftReport drift;
    private final ColumnRules columns;

    TableRules(MonitorFacts facts, ColumnRules columns) {
        this.facts = facts;
        this.drift = facts.drift();
        this.columns = columns;
    }

    Outcome decide(Rule.Statement rule) {
        Condition condition = rule.condition();
        return switch (rule.type()) {
            case "DriftedColumns" ->
                counted(
                        condition,
                        features(ColumnDrift.Verdict.DRIFTED).size(),
                        features(ColumnDrift.Verdict.INCONCLUSIVE).size(),
                        value -> FigureText.number(value) + " of "
                                + drift.features().size());
            case "DriftedShare" ->
                counted(
                        condition,
                        share(ColumnDrift.Verdict.DRIFTED),
                        share(ColumnDrift.Verdict.INCONCLUSIVE),
                        value -> FigureText.percent(value) + " of "
                                + drift.features().size());
            case "DriftedImportance" -> importance(condition);
            case "PredictionDrift" -> outputs(drift.predictions(), condition, "prediction");
            case "TargetDrift" -> outputs(drift.labels(), condition, "label");
            case "RowCount" ->
                Outcome.of(
                        Numbers.holds(condition, facts.rows()),
                        facts.rows(),
                        "the window has " + facts.rows() + (facts.rows() == 1 ? " row" : " rows"));
            case "BaselineAge" -> age(condition);
            default -> performance(rule);
        };
    }

    private List<ColumnDrift> features(ColumnDrift.Verdict verdict) {
        return drift.features().stream()
                .filter(column -> column.verdict() == verdict)
                .toList();
    }

    private double share(ColumnDrift.Verdict verdict) {
        int all = drift.features().size();
        return all == 0 ? 0 : (double) features(verdict).size() / all;
    }

    /** Decided when the condition holds, or does not, whatever the undecided columns turn out to be. */
    private Outcome counted(Condition condition, double drifted, double undecided, DoubleFunction<String> shown) {
        if (drift.features().isEmpty()) {
            return Outcome.undecided("no feature could be compared");
        }
        if (drift.identical()) {
            return Outcome.undecided(
                    "reference and current data are identical in every column; was one file given twice?");
        }
        String names = names(features(ColumnDrift.Verdict.DRIFTED));
        String text = shown.apply(drifted) + " columns drifted" + (names.isEmpty() ? "" : ": " + names);
        boolean least = Numbers.holds(condition, drifted);
        if (undecided > 0 && least != Numbers.holds(condition, drifted + undecided)) {
            return new Outcome(
                    Outcome.State.UNDECIDED,
                    drifted,
                    text + "; " + features(ColumnDrift.Verdict.INCONCLUSIVE).size()
                            + " could not be decided in windows this small: "
                            + names(features(ColumnDrift.Verdict.INCONCLUSIVE)),
                    null,
                    null);
        }
        return Outcome.of(least, drifted, text);
    }

    private Outcome importance(Condition condition) {
        if (facts.importances().isEmpty()) {
            return Outcome.undecided(
                    "DriftedImportance needs the importance of the features (an explanation of the model), and none was given");
        }
        return counted(
                condition,
                drift.weight(ColumnDrift.Verdict.DRIFTED, facts.importances()),
                drift.weight(ColumnDrift.Verdict.INCONCLUSIVE, facts.importances()),
                value -> FigureText.percent(value) + " of the importance of all");
    }

    private static String names(List<ColumnDrift> columns) {
        String first = columns.stream()
                .sorted(Comparator.comparingDouble((ColumnDrift c) -> -c.strength()))
                .limit(5)
                .map(c -> "\"" + c.name() + "\"")
                .collect(Collectors.joining(", "));
        return columns.size() > 5 ? first + " and " + (columns.size() - 5) + " more" : first;
    }

    private Outcome outputs(List<ColumnDrift> outputs, Condition condition, String role) {
        if (outputs.isEmpty()) {
            return Outcome.broken(
                    "no column has the role \"" + role + "\", so its drift cannot be told; name it in the roles");
        }
        if (drift.identical()) {
            return Outcome.undecided(
                    "reference and current data are identical in every column; was one file given twice?");
        }
        Outcome worst = null;
        for (ColumnDrift column : outputs) {
            Statistic statistic = column.measured().chosen();
            Outcome outcome = condition == null
                    ? ColumnRules.verdict(column)
                    : column.measured().comparable()
                            ? columns.effect(column, statistic, condition)
                            : Outcome.undecided(ColumnRules.nothingToCompare(column));
            worst = worst == null || outcome.state().compareTo(worst.state()) > 0 ? outcome : worst;
        }
        return worst;
    }

    private Outcome age(Condition condition) {
        if (facts.baselineAge().isEmpty()) {
            return Outcome.undecided(
                    "nothing tells how old the baseline is; give a timestamp role, also when it is frozen, or register it with its model");
        }
        double seconds = facts.baselineAge().get().toMillis() / 1000.0;
        return Outcome.of(
                Numbers.holds(condition, seconds),
                Math.round(seconds / 86_400 * 10) / 10.0,
                "the baseline is " + FigureText.number(Math.rint(seconds / 8_640) / 10) + " days old");
    }

    /** Broken when even the better end of the interval misses the limit or there is none; undecided when the interval straddles it. */
    private Outcome performance(Rule.Statement rule) {
        PerformanceSource.Estimate estimate =
                facts.performance().measure(rule.type()).orElse(null);
        if (estimate == null) {
            String reason = facts.performance().reason();
            return Outcome.undecided(rule.type() + " cannot be told: "
                    + (reason != null ? reason : "it is not defined for this target, or for these rows"));
        }
        boolean holds = Numbers.holds(rule.condition(), estimate.value());
        String interval = Double.isNaN(estimate.low())
                ? ""
                : " (95 % interval " + FigureText.number(estimate.low()) + " to " + FigureText.number(estimate.high())
                        + ")";
        String text = rule.type() + " is " + FigureText.number(estimate.value()) + interval + " on " + estimate.rows()
                + " labelled rows" + facts.performance().meaning();
        boolean straddles = !Double.isNaN(estimate.low())
                && Numbers.holds(rule.condition(), estimate.low()) != Numbers.holds(rule.condition(), estimate.high());
        if (!holds && straddles) {
            return new Outcome(
                    Outcome.State.UNDECIDED,
                    estimate.value(),
                    text + ", expected " + Phrase.expected(rule.condition()) + ", which the interval leaves open",
                    null,
                    null);
        }
        return Outcome.of(
                holds, estimate.value(), text + (holds ? "" : ", expected " + Phrase.expected(rule.condition())));
    }
}
