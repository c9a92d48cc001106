package io.jenkins.plugins.mlops.engine.explain.grammar;

import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.slices.SliceMeasure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Written forms of rules as {@code WorstSliceAccuracy "age" >= 0.6}. */
public final class SliceForms implements RuleForms {
    public static final String PREFIX = "WorstSlice";

    @Override
    public void register(RuleCatalog catalog) {
        for (SliceMeasure measure : SliceMeasure.values()) {
            String example = PREFIX + measure.rule() + " \"age\"" + (measure.higherIsBetter() ? " >= 0.6" : " <= 10");
            catalog.add(PREFIX + measure.rule(), 1, FairnessForms.MOST_COLUMNS, RuleCatalog.Use.REQUIRED, example);
        }
    }

    /** The measure of a rule type. */
    public static Optional<SliceMeasure> named(String type) {
        return Arrays.stream(SliceMeasure.values())
                .filter(measure -> type.equals(PREFIX + measure.rule()))
                .findFirst();
    }

    @Override
    public boolean knows(String type) {
        return named(type).isPresent();
    }

    @Override
    public String dimension() {
        return "slices";
    }

    @Override
    public void require(Rule.Statement rule) {
        (named(rule.type()).orElseThrow() == SliceMeasure.MAE ? Limits.NOT_NEGATIVE : Limits.SHARE).require(rule);
    }

    @Override
    public List<String> columns(Rule.Statement rule) {
        return rule.parameters();
    }
}
