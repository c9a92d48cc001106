package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import java.sql.SQLException;
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
    default Optional<Failing> failing(DuckSession session) throws SQLException {
        return Optional.empty();
    }

    /**
     * Which rows break a rule.
     *
     * @param predicate SQL condition that is true for them
     * @param columns the columns to show
     */
    record Failing(String predicate, List<String> columns) {}
}
