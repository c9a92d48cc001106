package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.fairness.Disparity;
import io.jenkins.plugins.mlops.engine.fairness.Fairness;
import io.jenkins.plugins.mlops.engine.fairness.FairnessMetric;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code DemographicParityRatio "sex" >= 0.8}; several columns mean their intersection. */
final class FairnessRules implements RuleFamily {
    @Override
    public Finding decide(Rule.Statement rule, ModelFacts facts, RuleDecisions judging) {
        FairnessMetric metric = FairnessMetric.named(rule.type()).orElseThrow();
        Optional<Finding> unknown = RuleFamily.unknownColumn(rule.parameters(), facts);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        Fairness fairness = facts.fairness(rule.parameters());
        Disparity disparity = fairness.disparities().get(metric);
        if (disparity == null) {
            return Finding.impossible(
                    unsuited(rule, metric, facts, facts.performance().task()));
        }
        String told = FindingText.notes(disparity.notes()) + FindingText.notes(fairness.notes());
        String what = metric.title() + " by \"" + fairness.name() + "\"";
        if (!disparity.defined()) {
            return Finding.undecided(what + " has no value" + told);
        }
        Finding.State state =
                Decision.of(rule.condition(), disparity.value(), disparity.interval(), judging.fairness());
        return new Finding(
                state,
                disparity.value(),
                what + " is " + FindingText.number(disparity.value(), rule.condition())
                        + FindingText.interval(disparity.interval()) + ends(disparity)
                        + FindingText.expected(rule.condition(), state) + told);
    }

    private static String ends(Disparity disparity) {
        return ", " + disparity.rate().title() + " lowest in \"" + disparity.lowest() + "\" and highest in \""
                + disparity.highest() + "\"";
    }

    private static String unsuited(Rule.Statement rule, FairnessMetric metric, ModelFacts facts, Task task) {
        String there = Arrays.stream(FairnessMetric.values())
                .filter(other -> other.suits(task))
                .map(FairnessMetric::rule)
                .collect(Collectors.joining(", "));
        String choose = task == Task.MULTICLASS && metric.suits(Task.BINARY)
                ? "; " + OptionName.of("positive") + " names the class to compare against all others"
                : "";
        return rule.type() + " is not defined for " + task.text() + " (\""
                + facts.performance().target() + "\"); there are " + there + choose;
    }
}
