package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.SqlText;
import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Phrase;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code CustomSql "select count(*) from primary where a > b" = 0}: a query of the user's that returns one value. The table is called
 * {@code primary}, as in DQDL. The session it runs in reads the named files only and writes nothing.
 */
final class CustomSql {
    private CustomSql() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add("CustomSql", "consistency", 0, CustomSql::plan);
    }

    static Evaluation plan(Rule.Statement rule, Scope scope) throws SQLException {
        String written = rule.parameters().get(0);
        String problem = SqlText.problem(written, scope.dialect().quoting());
        if (problem != null) {
            throw new RuleSyntaxException(rule.source(), "CustomSql cannot be used: " + problem);
        }
        if (rule.condition() != null && !Numbers.isNumeric(rule.condition())) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "CustomSql is compared with a number; found "
                            + rule.condition().text());
        }
        if (rule.where() != null || rule.tolerance() != null) {
            throw new RuleSyntaxException(
                    rule.source(), "CustomSql takes neither \"where\" nor \"with\"; write it into the query");
        }
        String sql = scope.session().custom("SELECT * FROM (" + written + "\n) AS custom LIMIT 2", scope.table());
        try {
            scope.session().describe(sql);
        } catch (SQLException e) {
            if (scope.session().isReading(e)) {
                throw e;
            }
            throw new RuleSyntaxException(
                    rule.source(), "CustomSql cannot be used: " + SqlText.unclosed(written, scope.problem(e)));
        }
        return () -> {
            try {
                return outcome(rule, scope.session().query(sql));
            } catch (SQLException e) {
                if (scope.session().isReading(e)) {
                    throw e;
                }
                throw new RuleSyntaxException(rule.source(), "CustomSql fails on the data: " + scope.reason(e));
            }
        };
    }

    private static Outcome outcome(Rule.Statement rule, List<Object[]> rows) {
        if (rows.size() != 1 || rows.get(0).length != 1) {
            return Outcome.broken("the query has to return one value; it returned "
                    + (rows.isEmpty() ? "no row" : rows.size() > 1 ? "several rows" : rows.get(0).length + " columns"));
        }
        Object value = rows.get(0)[0];
        if (value instanceof Boolean flag && rule.condition() == null) {
            return Outcome.of(flag, flag, "the query returned " + flag);
        }
        if (value instanceof java.lang.Number number && rule.condition() != null) {
            double measured = number.doubleValue();
            boolean holds = Numbers.holds(rule.condition(), measured);
            return Outcome.of(
                    holds,
                    measured,
                    "the query returned " + OutcomeText.number(measured, rule.condition())
                            + (holds ? "" : "; expected " + Phrase.expected(rule.condition())));
        }
        if (value == null) {
            return Outcome.undecided("the query returned a missing value");
        }
        return Outcome.broken(
                rule.condition() == null
                        ? "the query has to return true or false when no condition follows it"
                        : "the query has to return a number; it returned a value of another type");
    }
}
