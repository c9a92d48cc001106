package io.jenkins.plugins.mlops.engine.explain.grammar;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import java.util.List;

/**
 * The numbers a measure can be. A limit outside them is a typing error that would make a gate pass, or fail, whatever the model does:
 * {@code DemographicParityDifference "sex" <= 10} instead of 0.1.
 *
 * @param least smallest value
 * @param most largest value
 */
record Limits(double least, double most) {
    private static final int DIGITS = 4;

    static final Limits SHARE = new Limits(0, 1);
    static final Limits CORRELATION = new Limits(-1, 1);
    static final Limits NOT_NEGATIVE = new Limits(0, Double.POSITIVE_INFINITY);

    /** Refuses a condition that is not a comparison with numbers the measure can be. */
    void require(Rule.Statement rule) {
        for (Operand operand : operands(rule)) {
            if (!(operand instanceof Operand.Num number)) {
                throw new RuleSyntaxException(rule.source(), rule.type() + " is a number; found " + operand.text());
            }
            double limit = number.value().doubleValue();
            if (limit < least || limit > most) {
                throw new RuleSyntaxException(
                        rule.source(), rule.type() + " is " + range() + "; the limit " + number.text() + " is outside");
            }
        }
    }

    private String range() {
        if (most == Double.POSITIVE_INFINITY) {
            return "at least " + NumberText.of(least, DIGITS);
        }
        return least == Double.NEGATIVE_INFINITY
                ? "at most " + NumberText.of(most, DIGITS)
                : "between " + NumberText.of(least, DIGITS) + " and " + NumberText.of(most, DIGITS);
    }

    private static List<Operand> operands(Rule.Statement rule) {
        Condition condition = rule.condition();
        if (condition instanceof Condition.Compare compare) {
            return List.of(compare.operand());
        }
        if (condition instanceof Condition.Between between) {
            return List.of(between.low(), between.high());
        }
        if (condition instanceof Condition.In in) {
            return in.operands();
        }
        throw new RuleSyntaxException(
                rule.source(), rule.type() + " is a number and cannot be asked for \"" + condition.text() + "\"");
    }
}
