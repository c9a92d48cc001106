package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleNames;
import io.jenkins.plugins.mlops.engine.validate.plan.ExampleRows;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.types.DataRules;
import java.util.ArrayList;
import java.util.List;

/** Makes checks of outcomes and gives each a name that stays the same from build to build. */
final class Checks {
    private final RuleNames names = new RuleNames();

    /** The checks of rules and their decisions, which are in the same order. */
    static List<Check> of(List<Rule> rules, List<DecidedRule> decided) {
        Checks names = new Checks();
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            Check check = names.of(rules.get(i), decided.get(i).outcome());
            ExampleRows.Found found = decided.get(i).found();
            checks.add(found == null ? check : check.withExamples(found.examples(), found.note()));
        }
        return checks;
    }

    private Check of(Rule rule, Outcome outcome) {
        String column = null;
        String dimension = null;
        String expected = null;
        if (rule instanceof Rule.Statement statement) {
            DataRules.Entry entry = DataRules.entry(statement.type());
            dimension = statement.dimension() == null ? entry.dimension() : statement.dimension();
            List<String> named = statement.type().equals("ColumnExists")
                    ? statement.parameters()
                    : entry.named(statement.parameters());
            column = named.isEmpty() ? null : String.join(", ", named);
            expected = expected(statement);
        }
        return new Check(
                names.checked(rule, dimension, column),
                rule.severity(),
                outcome.verdict(rule.severity()),
                new Observation(outcome.observed(), expected, outcome.message()),
                new FailingRows(outcome.failing(), outcome.total(), List.of()));
    }

    private static String expected(Rule.Statement rule) {
        String condition = rule.condition() == null ? "" : rule.condition().text();
        String tolerance = rule.tolerance() == null ? "" : rule.tolerance().text();
        return (condition + " " + tolerance).strip();
    }
}
