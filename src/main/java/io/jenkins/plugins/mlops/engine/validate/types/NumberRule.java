package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Phrase;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A rule on one number measured over the whole table. */
final class NumberRule implements Evaluation {
    private final Rule.Statement rule;
    private final String name;
    private final Value value;
    private final Consumer<Plan> second;
    private Supplier<String> undefined = () -> "there are no values";

    /** Gives the number; not-a-number when there is nothing to measure. */
    @FunctionalInterface
    interface Value {
        double get() throws SQLException;
    }

    NumberRule(Rule.Statement rule, String name, Value value) {
        this(rule, name, value, plan -> {});
    }

    /**
     * @param name what the number is, for the message
     * @param value gives it once the plan has run
     * @param second asks for more after the first plan
     */
    NumberRule(Rule.Statement rule, String name, Value value, Consumer<Plan> second) {
        if (!Numbers.isNumeric(rule.condition())) {
            throw new RuleSyntaxException(
                    rule.source(),
                    rule.type() + " is a number and has to be compared with one; found "
                            + rule.condition().text());
        }
        if (rule.tolerance() != null) {
            throw new RuleSyntaxException(
                    rule.source(),
                    rule.type() + " is one number for the whole table; \""
                            + rule.tolerance().keyword() + "\" has no meaning here");
        }
        this.rule = rule;
        this.name = name;
        this.value = value;
        this.second = second;
    }

    /** Says why the number may be not-a-number, if not for want of values. */
    NumberRule undefined(Supplier<String> reason) {
        undefined = reason;
        return this;
    }

    @Override
    public void refine(Plan plan) {
        second.accept(plan);
    }

    @Override
    public Outcome decide() throws SQLException {
        double measured = value.get();
        if (Double.isNaN(measured)) {
            return Outcome.undecided(name + " cannot be computed: " + undefined.get());
        }
        boolean holds = Numbers.holds(rule.condition(), measured);
        return Outcome.of(
                holds,
                measured,
                name + " is " + OutcomeText.number(measured, rule.condition())
                        + (holds ? "" : "; expected " + Phrase.expected(rule.condition())));
    }
}
