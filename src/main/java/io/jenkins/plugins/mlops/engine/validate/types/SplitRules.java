package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Rules between the table and another one: the same row, or the same entity, must not be trained and tested on. */
final class SplitRules {
    private SplitRules() {}

    /**
     * {@code SplitOverlap "test" <= 0} and {@code SplitOverlap "test" "person" <= 0}: rows of this table whose values, of all common columns or
     * of the named ones, also stand in the other.
     */
    static Evaluation overlap(Rule.Statement rule, Scope scope) {
        Table other = scope.others().get(TableRules.other(rule, scope, rule.parameters().get(0)));
        List<String> keys = rule.parameters().size() > 1 ? rule.parameters().subList(1, rule.parameters().size())
                : scope.table().columnNames().stream().filter(name -> other.column(name).isPresent()).toList();
        for (String key : keys) {
            if (scope.table().column(key).isEmpty() || other.column(key).isEmpty()) {
                throw new RuleSyntaxException(rule.source(), scope.table().column(key).isEmpty() ? scope.unknownColumn(key)
                        : "table \"" + other.name() + "\" has no column \"" + key + "\"");
            }
        }
        String names = keys.stream().map(Sql::name).collect(Collectors.joining(", "));
        String same = keys.stream().map(key -> "a." + Sql.name(key) + " IS NOT DISTINCT FROM b." + Sql.name(key)).collect(Collectors.joining(" AND "));
        String sql = "SELECT count(*) FROM " + Sql.name(scope.table().name()) + " a SEMI JOIN (SELECT DISTINCT " + names + " FROM "
                + Sql.name(other.name()) + ") b ON " + same;
        return new Number(rule, "number of rows that share " + (rule.parameters().size() > 1 ? UniqueRules.shown(keys) : "all values") + " with "
                + Words.quoted(other.name()), () -> {
            try {
                return ((java.lang.Number) scope.session().query(sql).get(0)[0]).doubleValue();
            } catch (SQLException e) {
                throw new RuleSyntaxException(rule.source(), "SplitOverlap failed: " + String.valueOf(e.getMessage()).replaceAll("(?s)\\n.*", ""));
            }
        });
    }
}
