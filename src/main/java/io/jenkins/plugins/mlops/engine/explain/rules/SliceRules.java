package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.explain.grammar.SliceForms;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.slices.Slice;
import io.jenkins.plugins.mlops.engine.slices.SliceMeasure;
import io.jenkins.plugins.mlops.engine.slices.Slices;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code WorstSliceAccuracy "age" >= 0.6}; several columns mean their intersection. */
final class SliceRules implements RuleFamily {
    @Override
    public Finding decide(Rule.Statement rule, ModelFacts facts, RuleDecisions judging) {
        SliceMeasure measure = SliceForms.named(rule.type()).orElseThrow();
        Task task = facts.performance().task();
        if (!measure.suits(task)) {
            String there = Arrays.stream(SliceMeasure.values())
                    .filter(other -> other.suits(task))
                    .map(other -> SliceForms.PREFIX + other.rule())
                    .collect(Collectors.joining(", "));
            return Finding.impossible(rule.type() + " is not defined for " + task.text() + " (\""
                    + facts.performance().target() + "\"); there are " + there);
        }
        Optional<Finding> unknown = RuleFamily.unknownColumn(rule.parameters(), facts);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        Slices slices =
                facts.slices(rule.parameters(), measure, facts.performance().level());
        if (slices.slices().isEmpty()) {
            return Finding.undecided("no slice by " + FindingText.names(rule.parameters()) + " has "
                    + slices.options().minimumRows() + " rows, other rows beside it and a value of " + measure.title());
        }
        Slice worst = slices.slices().get(0);
        Interval interval = interval(rule, facts, measure, slices.slices().size());
        Finding.State state = Decision.of(rule.condition(), worst.estimate().value(), interval, judging.slices());
        String left = slices.small() == 0
                ? ""
                : "; " + slices.small() + " with fewer than " + slices.options().minimumRows() + " rows not judged";
        String where = measure.title() + " is worst in the slice " + worst.label() + " (" + worst.rows() + " rows) of "
                + slices.slices().size() + ": ";
        String value = FindingText.number(worst.estimate().value(), rule.condition()) + FindingText.interval(interval);
        return new Finding(
                state,
                worst.estimate().value(),
                where
                        + value
                        + FindingText.expected(rule.condition(), state)
                        + left
                        + FindingText.notes(slices.notes()));
    }

    /** Where the worst of all slices lies, whichever it is: between the worst lower and the worst upper limit, all holding together. */
    private static Interval interval(Rule.Statement rule, ModelFacts facts, SliceMeasure measure, int count) {
        double level = facts.performance().level();
        List<Slice> slices = facts.slices(rule.parameters(), measure, 1 - (1 - level) / count)
                .slices();
        double low = measure.higherIsBetter()
                ? slices.stream()
                        .mapToDouble(slice -> slice.estimate().low())
                        .min()
                        .orElseThrow()
                : slices.stream()
                        .mapToDouble(slice -> slice.estimate().low())
                        .max()
                        .orElseThrow();
        double high = measure.higherIsBetter()
                ? slices.stream()
                        .mapToDouble(slice -> slice.estimate().high())
                        .min()
                        .orElseThrow()
                : slices.stream()
                        .mapToDouble(slice -> slice.estimate().high())
                        .max()
                        .orElseThrow();
        return new Interval(low, high, level, count == 1 ? "one slice" : "Bonferroni over " + count + " slices");
    }
}
