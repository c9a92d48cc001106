package io.jenkins.plugins.mlops.engine.explain.grammar;

import io.jenkins.plugins.mlops.engine.fairness.FairnessMetric;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import java.util.List;

/** Written forms of rules as {@code DemographicParityRatio "sex" >= 0.8}. */
public final class FairnessForms implements RuleForms {
    static final int MOST_COLUMNS = 4;

    @Override
    public void register(RuleCatalog catalog) {
        for (FairnessMetric metric : FairnessMetric.values()) {
            String example = metric.rule() + " \"sex\"" + (metric.ratio() ? " >= 0.8" : " <= 0.1");
            catalog.add(metric.rule(), 1, MOST_COLUMNS, RuleCatalog.Use.REQUIRED, example);
        }
    }

    @Override
    public boolean knows(String type) {
        return FairnessMetric.named(type).isPresent();
    }

    @Override
    public String dimension() {
        return "fairness";
    }

    @Override
    public void require(Rule.Statement rule) {
        boolean unbounded = FairnessMetric.named(rule.type()).orElseThrow() == FairnessMetric.MAE_DIFFERENCE;
        (unbounded ? Limits.NOT_NEGATIVE : Limits.SHARE).require(rule);
    }

    @Override
    public List<String> columns(Rule.Statement rule) {
        return rule.parameters();
    }
}
