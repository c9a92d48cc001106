package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.List;
import java.util.Optional;

/** Rule types that are decided on the same facts. */
interface RuleFamily {
    /** Decides a statement of its forms. */
    Finding decide(Rule.Statement rule, ModelFacts facts, RuleDecisions judging);

    /** Returns the fault of the columns of a rule, if there is one. */
    static Optional<Finding> unknownColumn(List<String> columns, ModelFacts facts) {
        for (String column : columns) {
            if (!facts.groupColumns().contains(column)) {
                return Optional.of(Finding.impossible(
                        facts.columns().contains(column)
                                ? "rows were not grouped by \"" + column + "\""
                                : "unknown column \"" + column + "\"" + Suggestion.hint(column, facts.columns())));
            }
        }
        return Optional.empty();
    }
}
