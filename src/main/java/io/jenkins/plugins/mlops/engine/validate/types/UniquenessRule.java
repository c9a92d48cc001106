package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules that no value may stand in two rows. Rows that repeat an earlier one count as failing. */
final class UniquenessRule implements Evaluation {
    private static final int SHOWN_KEYS = 3;

    private final Rule.Statement rule;
    private final Scope scope;
    private final boolean complete;
    private final String where;
    private final Distinct distinct;
    private final Measure all;
    private final Measure missing;

    UniquenessRule(Rule.Statement rule, Scope scope, boolean complete) {
        this.rule = rule;
        this.scope = scope;
        this.complete = complete;
        this.where = ColumnRules.where(rule);
        // A key with a missing part is broken for that, and not once more for being like another such key.
        String present = "NOT " + anyMissing();
        this.distinct = new Distinct(
                scope, rule.parameters(), !complete ? where : where == null ? present : where + " AND " + present);
        this.all = scope.plan().count(where);
        this.missing =
                complete ? scope.plan().count(where == null ? anyMissing() : where + " AND " + anyMissing()) : null;
    }

    private String anyMissing() {
        return rule.parameters().stream()
                .map(name -> scope.dialect().name(name) + " IS NULL")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    @Override
    public Outcome decide() {
        long rows = distinct.rows();
        if (all.count() == 0 || (rows == 0 && !complete)) {
            return Outcome.undecided("there are no values of " + UniqueRules.shown(rule.parameters()));
        }
        long repeated = rows - distinct.distinct();
        long absent = complete ? missing.count() : 0;
        long failing = repeated + absent;
        return new Tolerated(rule.tolerance())
                .outcome(sentence(repeated, absent), failing, complete ? all.count() : rows);
    }

    private String sentence(long repeated, long absent) {
        List<String> columns = rule.parameters();
        String value = (columns.size() == 1 ? "value of " : "combination of ") + UniqueRules.shown(columns);
        if (repeated + absent == 0) {
            return "no " + value + " repeats";
        }
        String missing = "in " + OutcomeText.rows(absent) + " " + UniqueRules.shown(columns) + " is missing";
        if (columns.size() > 1) {
            missing =
                    "in " + OutcomeText.rows(absent) + " at least one of " + UniqueRules.shown(columns) + " is missing";
        }
        return repeated == 0
                ? missing
                : OutcomeText.rows(repeated) + " repeat" + (repeated == 1 ? "s" : "") + " an earlier " + value
                        + (absent == 0 ? "" : ", and " + missing);
    }

    @Override
    public Optional<Failing> failing(SqlSession session) throws SQLException {
        List<String> columns = rule.parameters();
        Dialect sql = scope.dialect();
        String names = columns.stream().map(sql::name).collect(Collectors.joining(", "));
        String texts = columns.stream().map(name -> sql.shown(sql.name(name))).collect(Collectors.joining(", "));
        String some = complete
                ? "NOT " + anyMissing()
                : columns.size() == 1 ? sql.name(columns.get(0)) + " IS NOT NULL" : "true";
        List<Object[]> keys = session.query("SELECT " + texts + " FROM "
                + sql.name(scope.table().name()) + " WHERE " + some + (where == null ? "" : " AND " + where)
                + " GROUP BY " + names + " HAVING count(*) > 1 ORDER BY " + names + " LIMIT " + SHOWN_KEYS);
        StringBuilder predicate = new StringBuilder(complete ? anyMissing() : "false");
        for (Object[] key : keys) {
            StringBuilder same = new StringBuilder();
            for (int i = 0; i < key.length; i++) {
                same.append(i == 0 ? "" : " AND ")
                        .append(sql.shown(sql.name(columns.get(i))))
                        .append(" IS NOT DISTINCT FROM ")
                        .append(key[i] == null ? "NULL" : sql.text((String) key[i]));
            }
            predicate.append(" OR (").append(same).append(')');
        }
        return Optional.of(new Failing(
                (where == null ? "" : where + " AND ") + "(" + predicate + ")", columns, SHOWN_KEYS, complete));
    }
}
