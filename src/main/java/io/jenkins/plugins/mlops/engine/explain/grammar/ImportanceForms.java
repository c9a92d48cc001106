package io.jenkins.plugins.mlops.engine.explain.grammar;

import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;

/** Written forms of rules as {@code ImportanceShare "zip" <= 0.05}, {@code TopFeatures excludes ["id"]}. */
public final class ImportanceForms implements RuleForms {
    public static final String SHARE = "ImportanceShare";
    public static final String LEAKAGE = "LeakageShare";
    public static final String TOP = "TopFeatures";

    @Override
    public void register(RuleCatalog catalog) {
        catalog.add(SHARE, 1, 1, RuleCatalog.Use.REQUIRED, SHARE + " \"zip\" <= 0.05");
        catalog.add(LEAKAGE, 0, 0, RuleCatalog.Use.REQUIRED, LEAKAGE + " <= 0.5");
        catalog.add(TOP, 0, 1, RuleCatalog.Use.REQUIRED, TOP + " \"5\" excludes [\"id\"]");
    }

    @Override
    public boolean knows(String type) {
        return type.equals(SHARE) || type.equals(LEAKAGE) || type.equals(TOP);
    }

    @Override
    public String dimension() {
        return "importance";
    }

    @Override
    public void require(Rule.Statement rule) {
        if (!rule.type().equals(TOP)) {
            Limits.SHARE.require(rule);
            return;
        }
        if (!rule.parameters().isEmpty() && !rule.parameters().get(0).matches("[1-9][0-9]{0,5}")) {
            throw new RuleSyntaxException(
                    rule.source(),
                    TOP + " takes a number of features, found \""
                            + rule.parameters().get(0) + "\"; for example: " + TOP + " \"5\" excludes [\"id\"]");
        }
        boolean named = rule.condition() instanceof Condition.Names names
                && names.names().stream().allMatch(name -> name instanceof Operand.Text);
        if (!named) {
            throw new RuleSyntaxException(
                    rule.source(),
                    TOP
                            + " needs \"includes\" or \"excludes\" with a list of names in double quotes; for example: "
                            + TOP + " excludes [\"id\"]");
        }
    }
}
