package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides rules on a model's facts. */
public final class RuleEvaluator {
    private final ModelFacts facts;
    private final RuleDecisions judging;
    private final Set<String> names = new HashSet<>();

    public RuleEvaluator(ModelFacts facts, RuleDecisions judging) {
        this.facts = facts;
        this.judging = judging;
    }

    /** A check for each rule, in their order. The rules must come from {@link ExplainRules}. */
    public List<Check> checks(List<Rule> rules) {
        List<Check> checks = new ArrayList<>();
        for (Rule rule : rules) {
            checks.add(check(rule, decide(rule)));
        }
        return checks;
    }

    private Finding decide(Rule rule) {
        if (rule instanceof Rule.Statement statement) {
            return ExplainRules.family(statement).decide(statement, facts, judging);
        }
        Rule.Joined joined = (Rule.Joined) rule;
        List<Finding> parts = joined.parts().stream().map(this::decide).toList();
        Finding.State state = Rule.Joined.decisive(
                joined.all(), parts.stream().map(Finding::state).toList());
        List<String> messages = parts.stream()
                .filter(part -> part.state() == state)
                .map(Finding::message)
                .toList();
        return new Finding(state, null, String.join(" and ", messages));
    }

    private Check check(Rule rule, Finding finding) {
        String type =
                rule instanceof Rule.Joined joined ? (joined.all() ? "and" : "or") : ((Rule.Statement) rule).type();
        String dimension = null;
        String column = null;
        String expected = null;
        if (rule instanceof Rule.Statement statement) {
            RuleFamily family = ExplainRules.family(statement);
            dimension = statement.dimension() == null ? family.dimension() : statement.dimension();
            List<String> columns = type.equals("ImportanceShare") ? statement.parameters() : family.columns(statement);
            column = columns.isEmpty() ? null : String.join(", ", columns);
            expected = statement.condition().text();
        }
        return new Check(
                new CheckedRule(name(rule, type, column), rule.text(), type, dimension, column, rule.source()),
                rule.severity(),
                finding.verdict(rule.severity()),
                new Observation(finding.observed(), expected, finding.message()),
                FailingRows.NONE);
    }

    /** The contract's own name, or one made of type and column; a number keeps equal ones apart. */
    private String name(Rule rule, String type, String column) {
        String made = (type + (column == null ? "" : "-" + column))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-");
        String base = rule.id() == null ? made : rule.id();
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }
}
