package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
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
        types.add("SplitOverlap", "consistency", 0, SplitRules::overlap);
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
        String sql = "SELECT count(*) FROM (SELECT " + keys(keys, own, other) + " FROM " + Sql.name(own.name())
                + ") a SEMI JOIN (SELECT DISTINCT "
                + keys(keys, other, own) + " FROM " + Sql.name(other.name()) + ") b ON "
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

    /** The key columns of one table; where the other has another kind of type, as text, which both can be. */
    private static String keys(List<String> keys, Relation of, Relation with) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> {
                    Column column = of.column(keys.get(i)).orElseThrow();
                    Column other = with.column(keys.get(i)).orElseThrow();
                    boolean mixed = isMixed(column, other) || isMixed(other, column);
                    boolean comparable = column.kind() == other.kind()
                            || column.kind().isNumber() && other.kind().isNumber()
                            || column.kind().isTime() && other.kind().isTime();
                    String name = Sql.name(column.name());
                    String key = mixed && column.kind() == Column.Kind.FLOAT
                            ? whole(name)
                            : comparable && !mixed ? name : "CAST(" + name + " AS VARCHAR)";
                    return key + " AS k" + i;
                })
                .collect(Collectors.joining(", "));
    }

    private static boolean isMixed(Column integers, Column doubles) {
        return integers.kind() == Column.Kind.INTEGER && doubles.kind() == Column.Kind.FLOAT;
    }

    /** A double as the text of an integer, if it is one: to compare it as a double would round the integers of the other table. */
    private static String whole(String name) {
        return "CASE WHEN isfinite(" + name + ") AND " + name + " = trunc(" + name + ") AND abs(" + name
                + ") < 1.7e38 THEN CAST(CAST(" + name + " AS HUGEINT) AS VARCHAR) ELSE CAST(" + name
                + " AS VARCHAR) END";
    }
}
