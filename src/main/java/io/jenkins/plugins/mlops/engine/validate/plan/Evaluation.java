package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.data.SqlSession;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A rule on its way through the plan: it has asked for its measures and decides when they are known. */
public interface Evaluation {
    /** Asks for what it needs beyond the first plan, after that has run. Most rules need nothing more. */
    default void refine(Plan second) {}

    /** The outcome; the plans have run. */
    Outcome decide() throws SQLException;

    /**
     * Rows that break the rule, for examples.
     *
     * @param session for rules that have to look first which values to show
     * @return empty when there are no such rows to show
     */
    default Optional<Failing> failing(SqlSession session) throws SQLException {
        return Optional.empty();
    }

    /**
     * Which rows break a rule.
     *
     * @param predicate SQL condition that is true for them
     * @param columns the columns to show
     * @param repeated when a row breaks the rule by repeating an earlier one, in how many values of the columns to look for that; else 0. The
     *     predicate is then true for the earlier rows, too
     * @param complete whether a row with a missing value breaks the rule without repeating one
     */
    record Failing(String predicate, List<String> columns, int repeated, boolean complete) {
        public Failing(String predicate, List<String> columns) {
            this(predicate, columns, 0, false);
        }

        /**
         * Tells whether a row with these values, of those the predicate is true for, breaks the rule whatever the
         * others hold.
         */
        public boolean breaks(Object[] values) {
            return complete && Arrays.asList(values).contains(null);
        }
    }
}
