package io.jenkins.plugins.mlops.engine.explain.grammar;

import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import java.util.List;

/** Written forms of rule types that are decided on the same facts. */
public interface RuleForms {
    /** Adds its types to the catalog. */
    void register(RuleCatalog catalog);

    /** Tells whether the type is one of its own. */
    boolean knows(String type);

    /** Dimension of its checks. */
    String dimension();

    /**
     * Refuses a statement whose form is right but that cannot mean anything.
     *
     * @throws RuleSyntaxException with the place of the rule
     */
    void require(Rule.Statement rule);

    /** The columns whose groups the statement compares. */
    default List<String> columns(Rule.Statement rule) {
        return List.of();
    }
}
