package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.monitor.grammar.RuleTopic;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A rule and what was decided.
 *
 * @param check the decision
 * @param topics what the rule is about: of a joined rule, what its parts are about
 * @param broken its broken parts: of a rule that is not joined, itself
 */
public record DecidedRule(Check check, Set<RuleTopic> topics, List<BrokenPart> broken) {
    /**
     * A broken statement.
     *
     * @param topic what it is about
     * @param column the column it is about, or null
     * @param type its rule type
     */
    public record BrokenPart(RuleTopic topic, String column, String type) {}

    public DecidedRule {
        topics = Collections.unmodifiableSet(new LinkedHashSet<>(topics));
        broken = List.copyOf(broken);
    }

    /** Tells whether the rule fails for something that a new training is a remedy for. */
    public boolean asksForTraining() {
        return check.verdict() == Verdict.FAILED
                && broken.stream().anyMatch(part -> part.topic().isTrainable());
    }

    /** Tells whether nobody knows if a new training is needed. */
    public boolean leavesTrainingOpen() {
        return check.verdict() == Verdict.INCONCLUSIVE && topics.stream().anyMatch(RuleTopic::isTrainable);
    }

    /** Tells whether the rule fails for drift and for nothing else, so that a series of runs may overrule it. */
    public boolean failsForDriftAlone() {
        return check.verdict() == Verdict.FAILED && broken.stream().allMatch(part -> part.topic() == RuleTopic.DRIFT);
    }

    /** The same rule with another decision. */
    public DecidedRule with(Check other) {
        return new DecidedRule(other, topics, broken);
    }
}
