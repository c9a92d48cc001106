package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import java.util.List;
import java.util.Optional;

/** Rule types that are decided on the same facts. */
interface RuleFamily {
    /** Adds its types to the catalog. */
    void register(RuleCatalog catalog);

    /** Tells whether the type is one of its own. */
    boolean knows(String type);

    /** Dimension of its checks. */
    String dimension();

    /** Refuses a statement whose form is right but that cannot mean anything. */
    void require(Rule.Statement rule);

    /** The columns whose groups the statement compares. */
    default List<String> columns(Rule.Statement rule) {
        return List.of();
    }

    /** Decides a statement that {@link #require} let through. */
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
