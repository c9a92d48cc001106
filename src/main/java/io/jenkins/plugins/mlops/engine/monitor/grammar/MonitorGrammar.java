package io.jenkins.plugins.mlops.engine.monitor.grammar;

import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.rules.dqdl.DqdlParser;
import java.util.List;

/** Reads the rules of monitorModel. */
public final class MonitorGrammar {
    private MonitorGrammar() {}

    /**
     * Reads one rule.
     *
     * @throws RuleSyntaxException if it cannot be understood or cannot mean anything
     */
    public static Rule rule(String text, Source source) {
        Rule rule = DqdlParser.rule(text, source, MonitorCatalog.catalog());
        validate(List.of(rule));
        return rule;
    }

    /** Refuses what no rule of this step can have, with the place where it stands: before any data is read. */
    private static void validate(List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule instanceof Rule.Joined joined) {
                validate(joined.parts());
                continue;
            }
            Rule.Statement statement = (Rule.Statement) rule;
            if (statement.where() != null || statement.tolerance() != null) {
                throw new RuleSyntaxException(
                        rule.source(), statement.type() + " takes neither \"where\" nor \"with\"");
            }
            if (statement.condition() != null && !Numbers.isNumeric(statement.condition())) {
                throw new RuleSyntaxException(
                        rule.source(),
                        statement.type() + " needs a number, found "
                                + statement.condition().text());
            }
        }
    }
}
