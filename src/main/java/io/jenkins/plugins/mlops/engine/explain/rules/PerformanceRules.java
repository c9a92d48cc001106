package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.performance.Measure;
import io.jenkins.plugins.mlops.engine.performance.Metric;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import java.util.stream.Collectors;

/** {@code Auc >= 0.75}. */
final class PerformanceRules implements RuleFamily {
    @Override
    public void register(RuleCatalog catalog) {
        for (Measure measure : Measure.values()) {
            String example = measure.rule() + (measure.higherIsBetter() ? " >= 0.75" : " <= 0.2");
            catalog.add(measure.rule(), 0, 0, RuleCatalog.Use.REQUIRED, example);
        }
    }

    @Override
    public boolean knows(String type) {
        return Measure.named(type).isPresent();
    }

    @Override
    public String dimension() {
        return "performance";
    }

    @Override
    public void require(Rule.Statement rule) {
        limits(Measure.named(rule.type()).orElseThrow()).require(rule);
    }

    private static Limits limits(Measure measure) {
        return switch (measure) {
            case MCC -> Limits.CORRELATION;
            case R2 -> new Limits(Double.NEGATIVE_INFINITY, 1);
            case BRIER -> new Limits(0, 2);
            case LOG_LOSS, RMSE, MAE, MAPE -> Limits.NOT_NEGATIVE;
            default -> Limits.SHARE;
        };
    }

    @Override
    public Finding decide(Rule.Statement rule, ModelFacts facts, RuleDecisions judging) {
        Measure measure = Measure.named(rule.type()).orElseThrow();
        Task task = facts.performance().task();
        Metric metric = facts.performance().metric(measure).orElse(null);
        if (metric == null) {
            return Finding.impossible(rule.type() + " is not defined for " + task.text() + " (\""
                    + facts.performance().target() + "\"); there are "
                    + Measure.of(task).stream().map(Measure::rule).collect(Collectors.joining(", ")));
        }
        if (!metric.defined()) {
            return Finding.undecided(measure.title() + " has no value: " + metric.note());
        }
        Finding.State state = Decision.of(rule.condition(), metric.value(), metric.interval(), judging.performance());
        return new Finding(
                state,
                metric.value(),
                measure.title() + " is " + FindingText.number(metric.value(), rule.condition())
                        + FindingText.interval(metric.interval()) + FindingText.expected(rule.condition(), state));
    }
}
