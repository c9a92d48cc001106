package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.rules.Numbers;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.Measure;
import io.jenkins.plugins.mlops.engine.validate.Outcome;
import io.jenkins.plugins.mlops.engine.validate.Scope;
import java.util.List;
import java.util.Optional;

/** A rule that every row either satisfies or breaks, with the tolerance the rule may state. */
final class Rows implements Evaluation {
    private final Rule.Statement rule;
    private final String predicate;
    private final String where;
    private final List<String> columns;
    private final String what;
    private final Measure total;
    private final Measure passing;

    /**
     * @param predicate SQL that is true for rows that satisfy the rule, and never NULL
     * @param what what a breaking row does, for the message: "are missing"
     */
    Rows(Rule.Statement rule, Scope scope, String predicate, List<String> columns, String what) {
        this.rule = rule;
        this.predicate = predicate;
        this.where = rule.where() == null ? null : "(" + rule.where() + ")";
        this.columns = columns;
        this.what = what;
        this.total = scope.plan().count(where);
        this.passing = scope.plan().count(where == null ? predicate : where + " AND " + predicate);
    }

    @Override
    public Outcome decide() {
        long rows = total.count();
        long failing = rows - passing.count();
        if (rows == 0) {
            return Outcome.undecided(where == null ? "there are no rows" : "no row satisfies the rule's \"where\"");
        }
        double share = (double) passing.count() / rows;
        Rule.Tolerance tolerance = rule.tolerance();
        boolean holds = tolerance == null
                ? failing == 0
                : Numbers.holds(tolerance.condition(), tolerance.share() ? share : failing);
        String message = failing == 0
                ? "all " + Words.rows(rows) + " hold"
                : Words.count(failing) + " of " + Words.rows(rows) + " " + what
                        + (tolerance == null ? "" : "; asked: " + tolerance.text());
        return new Outcome(holds ? Outcome.State.HOLDS : Outcome.State.BROKEN, share, message, failing, rows);
    }

    @Override
    public Optional<Failing> failing(DuckSession session) {
        return Optional.of(new Failing((where == null ? "" : where + " AND ") + "NOT " + predicate, columns));
    }
}
