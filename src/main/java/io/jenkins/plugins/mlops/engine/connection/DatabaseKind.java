package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;

/** What one kind of database needs beyond JDBC and its SQL: how to connect, what the types of columns are, and what its failures say. */
interface DatabaseKind {
    /** The kind of a scheme. */
    static DatabaseKind of(DatabaseScheme scheme) {
        return switch (scheme) {
            case POSTGRESQL -> PostgresKind.INSTANCE;
            case TRINO -> TrinoKind.INSTANCE;
            case SPARK -> SparkKind.INSTANCE;
        };
    }

    /** Connects for reading only. */
    Connection connect(ConnectionSpec spec) throws SQLException;

    /**
     * Makes the session one in which statements mean what the dialect says.
     *
     * @throws BadInputException for a server that cannot compute rules
     */
    Server prepare(Connection connection, ConnectionSpec spec) throws SQLException;

    /** What the server says of the account that asks. */
    AccountRights rights(RunningStatement running) throws SQLException;

    /** The SQL of the database. */
    Dialect dialect();

    /** A statement whose result describes the columns of a query. */
    default String describing(String query) {
        return query + " LIMIT 0";
    }

    /** What the result of {@link #describing} says. */
    default List<DatabaseColumn> described(ResultSet result) throws SQLException {
        return DatabaseColumn.of(result);
    }

    /**
     * A column as rules see it.
     *
     * @param missing texts that stand for "missing"
     */
    TypedColumn typed(DatabaseColumn column, List<String> missing);

    /**
     * The reader of a column whose values come here.
     *
     * @param at position in the result, from 1
     * @throws BadInputException when its type cannot be read
     */
    ColumnReader reader(DatabaseColumn column, int at);

    /** How the rows of a query are asked for when they come here. */
    default Reading reading(Connection connection, String query) throws SQLException {
        return new Reading(query, List.of());
    }

    /** A statement whose rows are streamed. */
    Statement stream(Connection connection) throws SQLException;

    /** Lets a statement tell how far it is, where it can. */
    default void watch(Statement statement, Watcher watcher) throws SQLException {}

    /**
     * The line for a failure that no rule is the cause of.
     *
     * @param connection to look for similar names, or null when there is none yet
     */
    BadInputException explain(SQLException e, ConnectionSpec spec, Extract extract, Connection connection);

    /** Says what is wrong with SQL that a user wrote, in one sentence. */
    String ofRule(SQLException e, Collection<String> columns);

    /** Tells whether a failure is one of the network, the server or somebody who ended the statement, and not of what was asked. */
    boolean isOfServer(SQLException e);

    /**
     * A statement that gives rows.
     *
     * @param sql the statement
     * @param columns its columns; empty where its result tells all of them
     */
    record Reading(String sql, List<DatabaseColumn> columns) {}

    /** Hears how far a statement is. */
    @FunctionalInterface
    interface Watcher {
        /**
         * Hears.
         *
         * @param fraction of the work that is done, 0 to 1; 0 where it is not known
         * @param rows that the statement has read so far
         */
        void told(double fraction, long rows);
    }

    /** A server in a session that is prepared. */
    interface Server {
        /** Name and version, for people. */
        String version();

        /** A query with a table of rows in front of it; the name is quoted. */
        String inFront(String name, String rows, String query);

        /** An aggregate of quoted columns that any changed row changes, whatever the order of rows. */
        String rowsDigest(List<String> names);

        /** An aggregate of quoted columns that any changed value changes, though not rows that exchange their values; it may be the cheaper one. */
        default String columnsDigest(List<String> names) {
            return rowsDigest(names);
        }

        /** An aggregate that counts the values of a quoted column of times that are no moments, or null where there are none. */
        default String noMoments(String name) {
            return null;
        }
    }
}
