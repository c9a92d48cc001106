package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.validate.plan.ExampleRows;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;

/**
 * Decision on one rule.
 *
 * @param outcome the outcome
 * @param found rows that break the rule, or null
 */
record DecidedRule(Outcome outcome, ExampleRows.Found found) {
    /** Tells whether there are rows to show that break a rule with this outcome. */
    static boolean needsExamples(Outcome outcome) {
        return outcome.state() == Outcome.State.BROKEN && (outcome.failing() == null || outcome.failing() > 0);
    }

    DecidedRule with(ExampleRows.Found rows) {
        return new DecidedRule(outcome, rows);
    }
}
