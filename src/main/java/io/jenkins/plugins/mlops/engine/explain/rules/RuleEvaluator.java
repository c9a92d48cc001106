package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.explain.grammar.ExplainGrammar;
import io.jenkins.plugins.mlops.engine.explain.grammar.FairnessForms;
import io.jenkins.plugins.mlops.engine.explain.grammar.ImportanceForms;
import io.jenkins.plugins.mlops.engine.explain.grammar.PerformanceForms;
import io.jenkins.plugins.mlops.engine.explain.grammar.RuleForms;
import io.jenkins.plugins.mlops.engine.explain.grammar.SliceForms;
import io.jenkins.plugins.mlops.engine.explain.grammar.StabilityForms;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides rules on a model's facts. */
public final class RuleEvaluator {
    /** What decides rules, by how they are written. */
    private static final Map<Class<? extends RuleForms>, RuleFamily> FAMILIES = Map.of(
            PerformanceForms.class, new PerformanceRules(),
            FairnessForms.class, new FairnessRules(),
            SliceForms.class, new SliceRules(),
            ImportanceForms.class, new ImportanceRules(),
            StabilityForms.class, new StabilityRules());

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
            return FAMILIES.get(ExplainGrammar.forms(statement).getClass()).decide(statement, facts, judging);
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
