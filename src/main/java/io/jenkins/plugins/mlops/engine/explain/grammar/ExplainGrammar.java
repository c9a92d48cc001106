package io.jenkins.plugins.mlops.engine.explain.grammar;

import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.rules.dqdl.DqdlParser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the rules of explainModel. */
public final class ExplainGrammar {
    private static final List<RuleForms> FORMS = List.of(
            new PerformanceForms(), new FairnessForms(), new SliceForms(), new ImportanceForms(), new StabilityForms());

    private ExplainGrammar() {}

    /** All rule types. */
    public static RuleCatalog catalog() {
        RuleCatalog catalog = new RuleCatalog("explainModel");
        FORMS.forEach(forms -> forms.register(catalog));
        return catalog;
    }

    /**
     * Reads one inline rule.
     *
     * @throws RuleSyntaxException if it cannot be understood or cannot mean anything
     */
    public static Rule rule(String text, Source source) {
        Rule rule = DqdlParser.rule(text, source, catalog());
        require(rule);
        return rule;
    }

    /** Reads a document of rules; throws like {@link #rule}. */
    public static List<Rule> document(String text, String file) {
        List<Rule> rules = DqdlParser.document(text, file, catalog());
        rules.forEach(ExplainGrammar::require);
        return rules;
    }

    /** The columns by which rows have to be grouped to decide these rules. */
    public static Set<String> groupColumns(List<Rule> rules) {
        Set<String> columns = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Joined joined) {
                columns.addAll(groupColumns(joined.parts()));
            } else {
                Rule.Statement statement = (Rule.Statement) rule;
                columns.addAll(forms(statement).columns(statement));
            }
        }
        return columns;
    }

    /** The forms that a statement is one of. */
    public static RuleForms forms(Rule.Statement rule) {
        return FORMS.stream()
                .filter(forms -> forms.knows(rule.type()))
                .findFirst()
                .orElseThrow(() -> new RuleSyntaxException(
                        rule.source(), "unknown rule \"" + rule.type() + "\" for explainModel"));
    }

    private static void require(Rule rule) {
        if (rule instanceof Rule.Joined joined) {
            joined.parts().forEach(ExplainGrammar::require);
            return;
        }
        Rule.Statement statement = (Rule.Statement) rule;
        if (statement.where() != null) {
            throw new RuleSyntaxException(
                    statement.source(), statement.type() + " speaks of all rows and takes no \"where\"");
        }
        if (statement.tolerance() != null) {
            throw new RuleSyntaxException(
                    statement.source(),
                    statement.type() + " takes no \"" + statement.tolerance().keyword() + "\"");
        }
        forms(statement).require(statement);
    }
}
