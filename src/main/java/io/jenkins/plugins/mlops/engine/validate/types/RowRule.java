package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.List;
import java.util.Optional;

/** A rule that every row either satisfies or breaks, with the tolerance the rule may state. */
final class RowRule implements Evaluation {
    private final Tolerated tolerated;
    private final String predicate;
    private final String where;
    private final List<String> columns;
    private final Said said;
    private final Measure total;
    private final Measure passing;
    private final Measure present;

    /**
     * @param predicate SQL that is true for rows that satisfy the rule, and never NULL
     * @param said the words of the outcome
     */
    RowRule(Rule.Statement rule, Scope scope, String predicate, List<String> columns, Said said) {
        this.tolerated = new Tolerated(rule.tolerance());
        this.predicate = predicate;
        this.where = ColumnRules.where(rule);
        this.columns = columns;
        this.said = said;
        this.total = scope.plan().count(where);
        this.passing = scope.plan().count(where == null ? predicate : where + " AND " + predicate);
        this.present = said.needed() == null
                ? total
                : scope.plan().measure("count(%s)", scope.dialect().name(said.needed()), where);
    }

    @Override
    public Outcome decide() {
        long rows = total.count();
        if (rows == 0) {
            return Outcome.undecided(where == null ? "there are no rows" : "no row satisfies the rule's \"where\"");
        }
        long failing = rows - passing.count();
        String message = said.sentence(failing, rows - present.count(), rows);
        return tolerated.outcome(message, failing, rows);
    }

    @Override
    public Optional<Failing> failing(SqlSession session) {
        return Optional.of(new Failing((where == null ? "" : where + " AND ") + "NOT " + predicate, columns));
    }
}
