package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Phrase;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;

/**
 * Decides by how many rows break a rule.
 *
 * @param tolerance what the rule tolerates, or null for nothing
 */
record Tolerated(Rule.Tolerance tolerance) {
    /**
     * The outcome.
     *
     * @param message what was found
     * @param failing rows that break the rule
     * @param total rows it was applied to, at least one
     */
    Outcome outcome(String message, long failing, long total) {
        double share = (double) (total - failing) / total;
        boolean holds = tolerance == null
                ? failing == 0
                : Numbers.holds(tolerance.condition(), tolerance.share() ? share : failing);
        return new Outcome(
                holds ? Outcome.State.HOLDS : Outcome.State.BROKEN,
                share,
                message + (tolerance == null || failing == 0 && holds ? "" : asked(share)),
                failing,
                total);
    }

    private String asked(double share) {
        String expected = Phrase.expected(tolerance.condition());
        return tolerance.share()
                ? "; the share of rows that satisfy the rule is " + OutcomeText.number(share, tolerance.condition())
                        + ", expected " + expected
                : "; expected number of such rows: " + expected;
    }
}
