package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.types.DataRules;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes checks of outcomes and gives each a name that stays the same from build to build. */
final class Checks {
    private final Set<String> names = new HashSet<>();

    Check of(Rule rule, Outcome outcome) {
        Verdict verdict =
                switch (outcome.state()) {
                    case HOLDS -> Verdict.PASSED;
                    case UNDECIDED -> Verdict.INCONCLUSIVE;
                    case BROKEN -> rule.severity().broken();
                };
        String message = outcome.message();
        String column = null;
        String type;
        String dimension = null;
        String expected = null;
        if (rule instanceof Rule.Statement statement) {
            type = statement.type();
            DataRules.Entry entry = DataRules.entry(type);
            dimension = statement.dimension() == null ? entry.dimension() : statement.dimension();
            int columns = type.equals("ColumnExists")
                    ? 1
                    : entry.columns() < 0 ? statement.parameters().size() : entry.columns();
            List<String> named = statement.parameters().subList(0, columns);
            column = named.isEmpty() ? null : String.join(", ", named);
            expected = expected(statement);
        } else {
            type = ((Rule.Joined) rule).all() ? "and" : "or";
        }
        return new Check(
                new CheckedRule(name(rule, type, column), rule.text(), type, dimension, column, rule.source()),
                rule.severity(),
                verdict,
                new Observation(outcome.observed(), expected, message),
                new FailingRows(outcome.failing(), outcome.total(), List.of()));
    }

    private static String expected(Rule.Statement rule) {
        String condition = rule.condition() == null ? "" : rule.condition().text();
        String tolerance = rule.tolerance() == null ? "" : rule.tolerance().text();
        return (condition + " " + tolerance).strip();
    }

    /** The contract's own name, or one made of type and column; a number keeps equal ones apart. */
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
