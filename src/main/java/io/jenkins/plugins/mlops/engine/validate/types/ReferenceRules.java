package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules on which rows of the data stand in another table, as the open engine of DQDL (deequ) decides them. */
final class ReferenceRules {
    private ReferenceRules() {}

    /** Names the types of this family. */
    static void register(DataRules.Types types) {
        types.add(
                "ReferentialIntegrity",
                "consistency",
                (parameters, table) -> ColumnMapping.list(parameters.get(0)),
                ReferenceRules::referentialIntegrity);
        types.add("DatasetMatch", "consistency", ReferenceRules::compared, ReferenceRules::datasetMatch);
    }

    /** {@code ReferentialIntegrity "city,state" "reference.{ref_city,ref_state}" = 1.0}: the share of rows whose values stand in the other table. */
    static Evaluation referentialIntegrity(Rule.Statement rule, Scope scope) {
        TableRules.requireWhole(rule);
        List<String> own = ColumnMapping.list(rule.parameters().get(0));
        ColumnMapping.OfTable there = ColumnMapping.ofTable(rule.parameters().get(1));
        if (there == null) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "\"" + rule.parameters().get(1)
                            + "\" names no column of another table; expected \"reference.zip\" or \"reference.{city,state}\"");
        }
        if (own.size() != there.columns().size()) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "as many columns of the data as of \"" + there.table() + "\" are needed; found " + own.size()
                            + " and " + there.columns().size());
        }
        Table other = scope.others().table(TableRules.other(rule, scope, there.table()));
        Optional<String> unknown = unknown(own, scope);
        if (unknown.isPresent()) {
            return () -> Outcome.broken(unknown.get());
        }
        SharedColumns shared = shared(rule, scope, other, new ColumnMapping(own, there.columns()));
        String name = "the share of rows whose " + UniqueRules.shown(own)
                + (own.size() == 1 ? " stands in " : " stand in ") + OutcomeText.quoted(other.name());
        return new MatchedRows(
                scope, other, shared, own.size(), new MatchedRows.Told(rule, name, "is not there", "are not there"));
    }

    /** {@code DatasetMatch "reference" "id->key" "amount"}: the share of rows that have an equal row of the same key in the other table. */
    static Evaluation datasetMatch(Rule.Statement rule, Scope scope) {
        TableRules.requireWhole(rule);
        Table other = scope.others()
                .table(TableRules.other(rule, scope, rule.parameters().get(0)));
        ColumnMapping keys = mapping(rule, 1);
        ColumnMapping compared = rule.parameters().size() > 2 ? mapping(rule, 2) : remaining(keys, scope.table());
        ColumnMapping all = keys.and(compared);
        Optional<String> unknown = unknown(all.own(), scope);
        if (unknown.isPresent()) {
            return () -> Outcome.broken(unknown.get());
        }
        SharedColumns shared = shared(rule, scope, other, all);
        int count = keys.own().size();
        String name = "the share of rows that are the same in " + OutcomeText.quoted(other.name());
        MatchedRows.Told told =
                new MatchedRows.Told(rule, name, "is not there or not the same", "are not there or not the same");
        Evaluation matched = new MatchedRows(scope, other, shared, count, told);
        return new Keyed(matched, scope, other, shared, count);
    }

    private static ColumnMapping mapping(Rule.Statement rule, int parameter) {
        ColumnMapping mapping = ColumnMapping.of(rule.parameters().get(parameter));
        if (mapping == null) {
            throw new RuleSyntaxException(
                    rule.source(),
                    "\"" + rule.parameters().get(parameter)
                            + "\" lacks the name of a column; expected \"id\" or \"id->key,year\"");
        }
        return mapping;
    }

    private static ColumnMapping remaining(ColumnMapping keys, Relation table) {
        List<String> names = new ArrayList<>(table.columnNames());
        names.removeAll(keys.own());
        return new ColumnMapping(names, names);
    }

    /** The columns of the data that DatasetMatch looks at. */
    private static List<String> compared(List<String> parameters, Relation table) {
        ColumnMapping keys = ColumnMapping.of(parameters.get(1));
        ColumnMapping compared = parameters.size() > 2 ? ColumnMapping.of(parameters.get(2)) : null;
        return keys == null || compared == null
                ? table.columnNames()
                : keys.and(compared).own();
    }

    private static Optional<String> unknown(List<String> names, Scope scope) {
        return names.stream()
                .filter(name -> scope.table().column(name).isEmpty())
                .findFirst()
                .map(scope::unknownColumn);
    }

    private static SharedColumns shared(Rule.Statement rule, Scope scope, Table other, ColumnMapping mapping) {
        List<Column> others = new ArrayList<>();
        for (String name : mapping.others()) {
            others.add(other.column(name)
                    .orElseThrow(() -> new RuleSyntaxException(
                            rule.source(),
                            "table \"" + other.name() + "\" has no column \"" + name + "\""
                                    + Suggestion.hint(name, other.columnNames()))));
        }
        if (scope.session() != scope.others().session()) {
            throw new NotInDialectException("does not have the table \"" + other.name() + "\"");
        }
        return new SharedColumns(mapping.own().stream().map(scope::column).toList(), others);
    }

    /**
     * A rule that needs a key in both tables.
     *
     * @param rule the rule
     * @param scope the data
     * @param other the other table
     * @param shared the columns, keys first
     * @param keys number of keys
     */
    private record Keyed(Evaluation rule, Scope scope, Table other, SharedColumns shared, int keys)
            implements Evaluation {
        private List<String> names(boolean own) {
            return (own ? shared.own() : shared.others())
                    .subList(0, keys).stream().map(Column::name).toList();
        }

        @Override
        public Outcome decide() throws SQLException {
            for (boolean own : new boolean[] {true, false}) {
                List<String> names = names(own);
                long repeated = repeated(own ? scope.table() : other, names);
                if (repeated > 0) {
                    return Outcome.broken("the key " + UniqueRules.shown(names) + " is not unique in "
                            + (own ? "the data" : OutcomeText.quoted(other.name())) + ": "
                            + OutcomeText.count(repeated)
                            + (repeated == 1 ? " value stands" : " values stand") + " there more than once");
                }
            }
            return rule.decide();
        }

        private long repeated(Relation table, List<String> names) throws SQLException {
            String sql = "SELECT count(*) FROM (" + keysThatRepeat("1", table, names) + ") AS repeated";
            return ((java.lang.Number) scope.session().query(sql).get(0)[0]).longValue();
        }

        private static String keysThatRepeat(String selected, Relation table, List<String> names) {
            return "SELECT " + selected + " FROM " + Sql.name(table.name()) + " GROUP BY "
                    + String.join(", ", names.stream().map(Sql::name).toList()) + " HAVING count(*) > 1";
        }

        private static String key(List<String> names) {
            return names.stream()
                    .map(name -> "k" + names.indexOf(name) + " := " + Sql.name(name))
                    .collect(Collectors.joining(", ", "struct_pack(", ")"));
        }

        /** Rows whose key repeats, where the key of the data does; none where that of the other table does. */
        @Override
        public Optional<Failing> failing(SqlSession session) throws SQLException {
            List<String> names = names(true);
            if (repeated(scope.table(), names) > 0) {
                String repeating = keysThatRepeat(key(names), scope.table(), names);
                return Optional.of(new Failing(key(names) + " IN (" + repeating + ")", names));
            }
            return repeated(other, names(false)) > 0 ? Optional.empty() : rule.failing(session);
        }
    }
}
