package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import java.sql.SQLException;

/** Gives both sides of a column. */
@FunctionalInterface
interface PairSource {
    /**
     * Both sides.
     *
     * @throws ColumnLoader.TooManyCategories when the column has more categories than can be compared
     */
    ColumnPair load(ColumnPlan.Compared column) throws SQLException;
}
