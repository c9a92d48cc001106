package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides the rules of a monitor run. */
public final class MonitorRules {
    private static final Set<String> ABOUT_DRIFT = Set.of(
            "DriftedColumns",
            "DriftedShare",
            "DriftedImportance",
            "ColumnDrift",
            "PredictionDrift",
            "TargetDrift",
            "MissingRateChange",
            "DriftPValue");

    private final ColumnRules columns;
    private final TableRules table;
    private final Set<String> names = new HashSet<>();

    public MonitorRules(MonitorFacts facts) {
        this.columns = new ColumnRules(facts);
        this.table = new TableRules(facts, columns);
    }

    /** Refuses what no rule of this step can have, with the place where it stands: before any data is read. */
    public static void validate(List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule instanceof Rule.Joined joined) {
                validate(joined.parts());
                continue;
            }
            Rule.Statement statement = (Rule.Statement) rule;
            if (statement.where() != null || statement.tolerance() != null) {
                throw new RuleSyntaxException(
                        rule.source(), statement.type() + " takes neither \"where\" nor \"with\"");
            }
            if (statement.condition() != null && !Numbers.isNumeric(statement.condition())) {
                throw new RuleSyntaxException(
                        rule.source(),
                        statement.type() + " needs a number, found "
                                + statement.condition().text());
            }
        }
    }

    /** Decides one rule. */
    public Check check(Rule rule) {
        Outcome outcome = decide(rule);
        Verdict verdict =
                switch (outcome.state()) {
                    case HOLDS -> Verdict.PASSED;
                    case UNDECIDED -> Verdict.INCONCLUSIVE;
                    case BROKEN -> rule.severity().broken();
                };
        String type;
        String column = null;
        String expected = null;
        if (rule instanceof Rule.Statement statement) {
            type = statement.type();
            column = statement.parameters().isEmpty()
                    ? null
                    : statement.parameters().get(0);
            expected = statement.condition() == null
                    ? "no drift"
                    : statement.condition().text();
        } else {
            type = ((Rule.Joined) rule).all() ? "and" : "or";
        }
        return new Check(
                name(rule, type, column),
                rule.text(),
                type,
                dimension(rule),
                column,
                rule.severity(),
                verdict,
                outcome.observed(),
                expected,
                outcome.message(),
                null,
                null,
                List.of(),
                rule.source());
    }

    /** Whether a rule speaks of drift, and not of performance, age or size. */
    public static boolean aboutDrift(Rule rule) {
        if (rule instanceof Rule.Joined joined) {
            return joined.parts().stream().anyMatch(MonitorRules::aboutDrift);
        }
        String type = ((Rule.Statement) rule).type();
        return ABOUT_DRIFT.contains(type)
                || io.jenkins.plugins.mlops.engine.drift.Statistic.named(type).isPresent();
    }

    private static String dimension(Rule rule) {
        if (aboutDrift(rule)) {
            return "drift";
        }
        String type = rule instanceof Rule.Statement statement ? statement.type() : "";
        return type.equals("BaselineAge") ? "timeliness" : type.equals("RowCount") ? "coverage" : "performance";
    }

    private Outcome decide(Rule rule) {
        if (rule instanceof Rule.Statement statement) {
            return statement.parameters().isEmpty() ? table.decide(statement) : columns.decide(statement);
        }
        Rule.Joined joined = (Rule.Joined) rule;
        List<Outcome> parts = new ArrayList<>();
        joined.parts().forEach(part -> parts.add(decide(part)));
        Comparator<Outcome> byState = Comparator.comparing(Outcome::state);
        Outcome decisive =
                (joined.all() ? parts.stream().max(byState) : parts.stream().min(byState)).orElseThrow();
        List<String> messages = parts.stream()
                .filter(part -> part.state() == decisive.state())
                .map(Outcome::message)
                .toList();
        return new Outcome(decisive.state(), null, String.join("; ", messages), null, null);
    }

    private String name(Rule rule, String type, String column) {
        String base = rule.id() != null
                ? rule.id()
                : (type + (column == null ? "" : "-" + column))
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-");
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }
}
