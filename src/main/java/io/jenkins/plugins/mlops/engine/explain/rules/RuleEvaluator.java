package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.explain.grammar.ExplainGrammar;
import io.jenkins.plugins.mlops.engine.explain.grammar.ImportanceForms;
import io.jenkins.plugins.mlops.engine.explain.grammar.RuleForms;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleNames;
import java.util.ArrayList;
import java.util.List;

/** Decides rules on a model's facts. */
public final class RuleEvaluator {
    private static final List<RuleFamily> FAMILIES = List.of(
            new PerformanceRules(), new FairnessRules(), new SliceRules(), new ImportanceRules(), new StabilityRules());

    private final ModelFacts facts;
    private final RuleDecisions judging;
    private final RuleNames names = new RuleNames();

    public RuleEvaluator(ModelFacts facts, RuleDecisions judging) {
        this.facts = facts;
        this.judging = judging;
    }

    /** A check for each rule, in their order. The rules must come from {@link ExplainGrammar}. */
    public List<Check> checks(List<Rule> rules) {
        List<Check> checks = new ArrayList<>();
        for (Rule rule : rules) {
            checks.add(check(rule, decide(rule)));
        }
        return checks;
    }

    private Finding decide(Rule rule) {
        if (rule instanceof Rule.Statement statement) {
            return family(statement).decide(statement, facts, judging);
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

    private static RuleFamily family(Rule.Statement rule) {
        return FAMILIES.stream()
                .filter(family -> family.forms().knows(rule.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule of explainModel: " + rule.type()));
    }

    private Check check(Rule rule, Finding finding) {
        String dimension = null;
        String column = null;
        String expected = null;
        if (rule instanceof Rule.Statement statement) {
            RuleForms forms = ExplainGrammar.forms(statement);
            dimension = statement.dimension() == null ? forms.dimension() : statement.dimension();
            List<String> columns =
                    statement.type().equals(ImportanceForms.SHARE) ? statement.parameters() : forms.columns(statement);
            column = columns.isEmpty() ? null : String.join(", ", columns);
            expected = statement.condition().text();
        }
        return new Check(
                names.checked(rule, dimension, column),
                rule.severity(),
                finding.verdict(rule.severity()),
                new Observation(finding.observed(), expected, finding.message()),
                FailingRows.NONE);
    }
}
