package io.jenkins.plugins.mlops.engine.explain.rules;

/**
 * The ways in which the kinds of rules are decided.
 *
 * @param performance rules on the model's performance
 * @param slices rules on the worst slice
 * @param fairness rules on differences between groups
 */
public record RuleDecisions(DecideBy performance, DecideBy slices, DecideBy fairness) {
    /** Performance by its value, as everybody compares models; differences between groups only where the rows can tell them. */
    public static final RuleDecisions USUAL =
            new RuleDecisions(DecideBy.POINT_ESTIMATE, DecideBy.POINT_ESTIMATE, DecideBy.INTERVAL);
}
