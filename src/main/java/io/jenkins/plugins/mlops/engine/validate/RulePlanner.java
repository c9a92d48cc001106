package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.types.DataRules;
import io.jenkins.plugins.mlops.engine.validate.types.SqlText;
import java.sql.SQLException;
import java.util.List;

/** Plans rules against a table: asks for what each has to know, and finds what cannot work before any data is scanned. */
final class RulePlanner {
    private final Scope scope;

    RulePlanner(Scope scope) {
        this.scope = scope;
    }

    Planned plan(Rule rule) {
        if (rule instanceof Rule.Joined joined) {
            List<Planned> parts = joined.parts().stream().map(this::plan).toList();
            return new Planned(rule, new JoinedEvaluation(joined.all(), parts), parts);
        }
        return new Planned(rule, statement((Rule.Statement) rule), List.of());
    }

    private Evaluation statement(Rule.Statement written) {
        DataRules.Entry entry = DataRules.entry(written.type());
        int columns = entry.columns() < 0 ? written.parameters().size() : entry.columns();
        for (String column : written.parameters().subList(0, columns)) {
            if (scope.table().column(column).isEmpty()) {
                return () -> Outcome.broken(scope.unknownColumn(column));
            }
        }
        Rule.Statement rule = checkedWhere(written);
        if (rule.condition() instanceof Condition.Matches matches) {
            check(rule, "SELECT regexp_full_match('', " + Sql.text(matches.regex()) + ")", "not a usable regular expression (RE2 syntax)");
        }
        return entry.type().plan(rule, scope);
    }

    /** The rule with its {@code where} freed of comments, after SQL has said that it is a condition on this table. */
    private Rule.Statement checkedWhere(Rule.Statement rule) {
        if (rule.where() == null) {
            return rule;
        }
        String problem = SqlText.problem(rule.where());
        if (problem != null) {
            throw new RuleSyntaxException(rule.source(), "the rule's \"where\" cannot be used: " + problem);
        }
        String where = SqlText.withTable(rule.where(), null);
        check(rule, "SELECT 1 FROM " + Sql.name(scope.table().name()) + " WHERE (" + where + ") LIMIT 0", "the rule's \"where\" cannot be used");
        return new Rule.Statement(rule.type(), rule.parameters(), rule.condition(), where, rule.tolerance(), rule.text(), rule.severity(),
                rule.source(), rule.id(), rule.dimension(), rule.description());
    }

    private void check(Rule.Statement rule, String sql, String problem) {
        try {
            scope.session().describe(sql);
            if (sql.startsWith("SELECT regexp")) {
                scope.session().query(sql);
            }
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).replaceAll("(?s)\\n.*", "").replaceFirst("^[A-Za-z ]+ Error: ", "");
            throw new RuleSyntaxException(rule.source(), problem + ": " + reason);
        }
    }
}
