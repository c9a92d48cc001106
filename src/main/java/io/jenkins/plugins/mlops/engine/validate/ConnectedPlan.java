package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.connection.DatabaseFingerprint;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.Counts;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.result.Subject;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Planned;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** Everything one database is asked about one table: the rules it can compute, the number of rows, what tells changed rows, and its columns. */
final class ConnectedPlan {
    private final DatabaseSession database;
    private final Plan plan;
    private final Map<Integer, Planned> planned;
    private final int rules;
    private final Measure all;
    private final Measure digest;
    private final Map<String, Measure> present = new LinkedHashMap<>();
    private final Map<String, Measure> guards = new LinkedHashMap<>();
    private final Map<String, Measure> notNumbers = new LinkedHashMap<>();

    /**
     * @param plan what {@code planned} has asked for
     * @param planned the rules the database computes, by their index
     * @param rules the number of all rules
     */
    ConnectedPlan(DatabaseSession database, Plan plan, Map<Integer, Planned> planned, int rules) {
        this.database = database;
        this.plan = plan;
        this.planned = planned;
        this.rules = rules;
        this.all = plan.count(null);
        this.digest = plan.measure(database.rowsDigest());
        for (String name : database.table().columnNames()) {
            present.put(name, plan.measure("count(" + database.dialect().name(name) + ")"));
        }
        database.notNumbers().forEach((sql, name) -> notNumbers.put(name, plan.measure(sql)));
        database.guards().forEach((sql, refusal) -> guards.put(refusal, plan.measure(sql)));
    }

    /**
     * Runs.
     *
     * @param progress is told how far the database is, where it tells it
     * @return the columns that hold not-a-number, of which nobody knew; where there is one, nothing else that was computed means anything
     */
    Set<String> run(DoubleConsumer progress) throws SQLException {
        plan.run(database, progress);
        Set<String> found = new LinkedHashSet<>();
        notNumbers.forEach((name, count) -> {
            if (count.count() > 0) {
                found.add(name);
            }
        });
        if (!found.isEmpty()) {
            return found;
        }
        guards.forEach((refusal, count) -> {
            if (count.count() > 0) {
                throw new BadInputException(refusal);
            }
        });
        Plan second = new Plan(database.table(), database.dialect());
        planned.values().forEach(p -> p.evaluation().refine(second));
        second.run(database, progress);
        return found;
    }

    long rows() {
        return all.count();
    }

    /** The rows, for the result. */
    Subject subject() {
        return DatabaseFingerprint.dataset(database, rows(), digest.value());
    }

    /** The decisions, in the order of all rules; null for those that were not planned. */
    List<DecidedRule> decide(String shown, Set<String> sensitive) throws SQLException {
        QueriedExamples examples = new QueriedExamples(database, database.table(), sensitive, shown);
        List<DecidedRule> decided = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            decided.add(planned.containsKey(i) ? decided(planned.get(i), examples) : null);
        }
        return decided;
    }

    private DecidedRule decided(Planned one, QueriedExamples examples) throws SQLException {
        Evaluation evaluation = one.evaluation();
        database.doing("the rule " + one.rule().text());
        Outcome outcome = evaluation.decide();
        if (rows() > 0 && DecidedRule.needsExamples(outcome)) {
            database.doing("the failing rows of the rule " + one.rule().text());
            Optional<Evaluation.Failing> failing = evaluation.failing(database);
            if (failing.isPresent()) {
                return new DecidedRule(outcome, examples.of(failing.get()));
            }
        }
        return new DecidedRule(outcome, null);
    }

    /** The columns. Different values are counted where a rule asked for them, and a kind that hangs on them stays open. */
    List<SurveyedColumn> columns(DeclaredKinds declared) {
        List<SurveyedColumn> columns = new ArrayList<>();
        for (Column column : database.table().columns()) {
            long values = present.get(column.name()).count();
            long different = plan.distinct(column.name()).orElse(-1L);
            ColumnKind content = values == 0 ? null : content(column);
            DecidedKind own = content == null ? null : new DecidedKind(content, KindSource.CONTENT);
            columns.add(new SurveyedColumn(
                    column,
                    declared.of(column.name()).orElse(own),
                    content,
                    new Counts(rows(), values, different, false)));
        }
        return columns;
    }

    private static ColumnKind content(Column column) {
        return switch (column.kind()) {
            case DECIMAL, FLOAT -> ColumnKind.NUMBER;
            case BOOLEAN -> ColumnKind.BOOLEAN;
            case DATE, TIMESTAMP -> ColumnKind.TIME;
            case INTEGER, TEXT, OTHER -> null;
        };
    }
}
