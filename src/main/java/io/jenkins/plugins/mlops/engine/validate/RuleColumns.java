package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.types.DataRules;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the columns whose values a rule looks at. */
final class RuleColumns {
    private RuleColumns() {}

    /** The columns, without those that only a {@code where} speaks of; all columns for a rule on whole rows. */
    static Set<String> of(Rule rule, Relation table) {
        Set<String> columns = new LinkedHashSet<>();
        if (rule instanceof Rule.Joined joined) {
            joined.parts().forEach(part -> columns.addAll(of(part, table)));
            return columns;
        }
        Rule.Statement statement = (Rule.Statement) rule;
        columns.addAll(DataRules.entry(statement.type()).reads().columns(statement.parameters(), table));
        return columns;
    }
}
