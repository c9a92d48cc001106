package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The share of rows of the data that stand in another table. A row in which a key is missing stands in none. */
final class MatchedRows implements Evaluation {
    /**
     * The rule and its words.
     *
     * @param rule the rule
     * @param name what the share is
     * @param one what a row that is not found is
     * @param many what such rows are
     */
    record Told(Rule.Statement rule, String name, String one, String many) {}

    private final Told told;
    private final Scope scope;
    private final Table other;
    private final SharedColumns shared;
    private final int keys;
    private final Measure total;
    private final NumberRule share;

    /**
     * @param shared the columns that have to be equal, keys first
     * @param keys how many of them are keys; of the others two missing values are equal, too
     */
    MatchedRows(Scope scope, Table other, SharedColumns shared, int keys, Told told) {
        this.told = told;
        this.scope = scope;
        this.other = other;
        this.shared = shared;
        this.keys = keys;
        this.total = scope.plan().count(null);
        this.share = new NumberRule(told.rule(), told.name(), this::share).undefined(() -> "there are no rows");
    }

    private double share() throws SQLException {
        return total.count() == 0 ? Double.NaN : (double) matched() / total.count();
    }

    private long matched() throws SQLException {
        String equal = IntStream.range(0, shared.own().size())
                .mapToObj(i -> "a.k" + i + (i < keys ? " = " : " IS NOT DISTINCT FROM ") + "b.k" + i)
                .collect(Collectors.joining(" AND "));
        String sql = "SELECT count(*) FROM (SELECT " + shared.ofOwn() + " FROM "
                + Sql.name(scope.table().name()) + ") a SEMI JOIN (SELECT DISTINCT " + shared.ofOthers() + " FROM "
                + Sql.name(other.name()) + ") b ON " + equal;
        return ((java.lang.Number) scope.session().query(sql).get(0)[0]).longValue();
    }

    @Override
    public Outcome decide() throws SQLException {
        Outcome outcome = share.decide();
        // Rows that are not there break a rule only where it wants them to be there.
        if (outcome.state() != Outcome.State.BROKEN
                || !Numbers.holds(told.rule().condition(), 1)) {
            return outcome;
        }
        long missing = total.count() - Math.round(((Double) outcome.observed()) * total.count());
        return new Outcome(
                outcome.state(),
                outcome.observed(),
                outcome.message() + "; " + OutcomeText.count(missing) + " of " + OutcomeText.rows(total.count()) + " "
                        + (missing == 1 ? told.one() : told.many()),
                missing,
                total.count());
    }

    @Override
    public Optional<Failing> failing(SqlSession session) {
        List<String> names =
                shared.own().stream().map(column -> column.name()).distinct().toList();
        String there = IntStream.range(0, keys)
                .mapToObj(i -> Sql.name(shared.own().get(i).name()) + " IS NOT NULL AND ")
                .collect(Collectors.joining());
        return Numbers.holds(told.rule().condition(), 1)
                ? Optional.of(new Failing(
                        "NOT (" + there + shared.rowOfOwn() + " IN (SELECT " + shared.rowOfOthers() + " FROM "
                                + Sql.name(other.name()) + "))",
                        names))
                : Optional.empty();
    }
}
