package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules between the table and another one: the same row, or the same entity, must not be trained and tested on. */
final class SplitRules {
    private SplitRules() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add(
                "SplitOverlap",
                "consistency",
                (parameters, table) ->
                        parameters.size() > 1 ? parameters.subList(1, parameters.size()) : table.columnNames(),
                SplitRules::overlap);
    }

    /**
     * {@code SplitOverlap "test" <= 0} and {@code SplitOverlap "test" "person" <= 0}: rows of this table whose values, of all common columns or
     * of the named ones, also stand in the other.
     */
    static Evaluation overlap(Rule.Statement rule, Scope scope) {
        TableRules.requireWhole(rule);
        Table other = scope.others()
                .table(TableRules.other(rule, scope, rule.parameters().get(0)));
        List<String> keys = rule.parameters().size() > 1
                ? rule.parameters().subList(1, rule.parameters().size())
                : scope.table().columnNames().stream()
                        .filter(name -> other.column(name).isPresent())
                        .toList();
        if (keys.isEmpty()) {
            throw new RuleSyntaxException(
                    rule.source(), "table \"" + other.name() + "\" has no column in common with the data");
        }
        for (String key : keys) {
            if (scope.table().column(key).isEmpty() || other.column(key).isEmpty()) {
                throw new RuleSyntaxException(
                        rule.source(),
                        scope.table().column(key).isEmpty()
                                ? scope.unknownColumn(key)
                                : "table \"" + other.name() + "\" has no column \"" + key + "\""
                                        + Suggestion.hint(key, other.columnNames()));
            }
        }
        Relation own = scope.table();
        if (scope.session() != scope.others().session()) {
            throw new NotInDialectException("does not have the table \"" + other.name() + "\"");
        }
        SharedColumns shared = new SharedColumns(
                keys.stream().map(key -> own.column(key).orElseThrow()).toList(),
                keys.stream().map(key -> other.column(key).orElseThrow()).toList());
        String sql = "SELECT count(*) FROM (SELECT " + shared.ofOwn() + " FROM " + Sql.name(own.name())
                + ") a SEMI JOIN (SELECT DISTINCT " + shared.ofOthers() + " FROM " + Sql.name(other.name()) + ") b ON "
                + IntStream.range(0, keys.size())
                        .mapToObj(i -> "a.k" + i + " IS NOT DISTINCT FROM b.k" + i)
                        .collect(Collectors.joining(" AND "));
        return new NumberRule(
                rule,
                "the number of rows that share "
                        + (rule.parameters().size() > 1 ? UniqueRules.shown(keys) : "all values") + " with "
                        + OutcomeText.quoted(other.name()),
                () -> ((java.lang.Number) scope.session().query(sql).get(0)[0]).doubleValue());
    }
}
