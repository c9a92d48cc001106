package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.validate.plan.FurtherTables;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.Set;

/**
 * A check of rows of a database, for those who share in it.
 *
 * @param request what was asked for
 * @param database where the rows are
 * @param options how values are read, those of the contract among them
 * @param sensitive columns whose values may not be shown
 * @param progress is told how far it is
 */
record ConnectedCheck(
        ValidateRequest request,
        DatabaseSession database,
        ReadOptions options,
        Set<String> sensitive,
        Progress progress) {
    /** A plan of what the database is asked. */
    Plan plan() {
        return new Plan(database.table(), database.dialect());
    }

    /** What rules are planned against. */
    Scope scope(Plan plan, FurtherTables others) {
        return new Scope(database.table(), others, plan, database, request.now(), sensitive);
    }
}
