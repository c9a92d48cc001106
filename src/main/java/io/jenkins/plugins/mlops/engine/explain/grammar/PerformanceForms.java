package io.jenkins.plugins.mlops.engine.explain.grammar;

import io.jenkins.plugins.mlops.engine.performance.Measure;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;

/** Written forms of rules as {@code Auc >= 0.75}. */
public final class PerformanceForms implements RuleForms {
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
}
