package io.jenkins.plugins.mlops.engine.data;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleConsumer;

/** A database that rules are computed in: the embedded one over files, or the one that has the data. */
public interface SqlSession {
    /** How the database writes what SQL has no common word for. */
    Dialect dialect();

    /**
     * Runs a query.
     *
     * @param most rows to fetch at most
     * @param progress is told now and then how far the query is, 0 to 1, where the database tells it
     * @return the rows; each is an array of its values
     */
    List<Object[]> query(String sql, int most, DoubleConsumer progress) throws SQLException;

    /** Runs a query and fetches all its rows. */
    default List<Object[]> query(String sql) throws SQLException {
        return query(sql, Integer.MAX_VALUE, fraction -> {});
    }

    /** Names and types of a query's columns; the types are those of {@link Column}. */
    List<Column> describe(String sql) throws SQLException;

    /**
     * Prepares a condition that a user wrote about the rows of a relation.
     *
     * @param where the condition, without comments, in the SQL of this database
     * @return the condition as rules put it into their statements, and the type of its value
     */
    Condition condition(String where, Relation of) throws SQLException;

    /**
     * A user's condition.
     *
     * @param sql what stands for it in a statement
     * @param type type of its value, {@code BOOLEAN} where it is one
     */
    record Condition(String sql, String type) {}

    /** Puts the relation into a query that a user wrote, where the query says {@code primary}. */
    String custom(String query, Relation of);

    /** What is wrong with SQL that a user wrote, in one sentence. */
    String problem(SQLException e, Collection<String> columns, Collection<String> tables);

    /** Tells whether a failure comes from the data's bytes, the machine or the network, and not from what a rule asks. */
    boolean isReading(SQLException e);
}
