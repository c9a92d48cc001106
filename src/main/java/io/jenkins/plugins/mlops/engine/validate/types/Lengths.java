package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import java.util.stream.Collectors;

/** Conditions on a number computed from each row: a length in characters, an age in seconds. */
final class Lengths {
    private Lengths() {}

    static String predicate(Rule.Statement rule, String expression) {
        return "coalesce(" + sql(rule, rule.condition(), expression) + ", false)";
    }

    private static String sql(Rule.Statement rule, Condition condition, String expression) {
        if (condition instanceof Condition.Compare compare) {
            return expression + " " + compare.operator().sign() + " " + value(rule, compare.operand());
        }
        if (condition instanceof Condition.Between between) {
            String inside = "(" + expression + " > " + value(rule, between.low()) + " AND " + expression + " < "
                    + value(rule, between.high()) + ")";
            return between.negated() ? "NOT " + inside : inside;
        }
        if (condition instanceof Condition.In in) {
            return expression
                    + (in.negated() ? " NOT IN " : " IN ")
                    + in.operands().stream()
                            .map(operand -> value(rule, operand))
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        throw new RuleSyntaxException(rule.source(), rule.type() + " cannot be used with \"" + condition.text() + "\"");
    }

    private static String value(Rule.Statement rule, Operand operand) {
        boolean time = rule.type().equals("DataFreshness");
        if (time && operand instanceof Operand.Span span) {
            return String.valueOf(span.value().toSeconds());
        }
        if (!time && operand instanceof Operand.Num number) {
            return number.value().toPlainString();
        }
        throw new RuleSyntaxException(
                rule.source(),
                rule.type() + " is compared with " + (time ? "a length of time, for example 24 hours" : "a number")
                        + ", found " + operand.text());
    }
}
