package io.jenkins.plugins.mlops.engine.explain.grammar;

import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;

/** Written forms of rules as {@code StabilityRankCorrelation >= 0.8}. */
public final class StabilityForms implements RuleForms {
    public static final String CORRELATION = "StabilityRankCorrelation";
    public static final String SHIFT = "AttributionShift";

    @Override
    public void register(RuleCatalog catalog) {
        catalog.add(CORRELATION, 0, 0, RuleCatalog.Use.REQUIRED, CORRELATION + " >= 0.8");
        catalog.add(SHIFT, 0, 0, RuleCatalog.Use.REQUIRED, SHIFT + " <= 0.2");
    }

    @Override
    public boolean knows(String type) {
        return type.equals(CORRELATION) || type.equals(SHIFT);
    }

    @Override
    public String dimension() {
        return "stability";
    }

    @Override
    public void require(Rule.Statement rule) {
        (rule.type().equals(CORRELATION) ? Limits.CORRELATION : Limits.SHARE).require(rule);
    }
}
