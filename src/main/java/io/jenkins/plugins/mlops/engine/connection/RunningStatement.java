package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * Runs statements of one connection, one after the other. One that fails leaves the transaction as it was. When the process is told to end, or the statement takes
 * longer than the connection allows, the statement that runs is cancelled in the database, too; without that it would go on there until its end.
 */
final class RunningStatement implements AutoCloseable {
    private final Thread end = new Thread(this::cancel, "cancel-statement");
    private final DatabaseKind kind;
    private final ConnectionSpec spec;
    private final Connection connection;
    private final StatementClock clock;
    private volatile Statement current;
    private StatementClock.Started started;
    private String purpose;

    /** Takes a result. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet result) throws SQLException;
    }

    /** Works with a statement that is open. */
    @FunctionalInterface
    interface Work<T> {
        T of(Statement statement) throws SQLException;
    }

    RunningStatement(DatabaseKind kind, ConnectionSpec spec, Connection connection) {
        this.kind = kind;
        this.spec = spec;
        this.connection = connection;
        this.clock = new StatementClock(spec.statementLimit());
        Runtime.getRuntime().addShutdownHook(end);
    }

    Connection connection() {
        return connection;
    }

    /**
     * Runs a query.
     *
     * @param what the statement is for, as in "the statement for ..."
     * @throws BadInputException when it takes longer than the connection allows
     */
    <T> T run(String sql, String what, Reader<T> reader) throws SQLException {
        return run(sql, what, (fraction, bytes) -> {}, reader);
    }

    <T> T run(String sql, String what, DatabaseKind.Watcher watcher, Reader<T> reader) throws SQLException {
        Savepoint before = connection.getMetaData().supportsSavepoints() ? connection.setSavepoint() : null;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // braces in a query are the query's
            kind.watch(statement, watcher);
            T read = watched(statement, what, open -> {
                try (ResultSet result = open.executeQuery(sql)) {
                    return reader.read(result);
                }
            });
            if (before != null) {
                connection.releaseSavepoint(before);
            }
            return read;
        } catch (SQLException e) {
            restore(before, e);
            throw e;
        }
    }

    /**
     * Runs a statement whose rows are streamed.
     *
     * @throws BadInputException when it takes longer, with the reading of its rows, than the connection allows
     */
    <T> T stream(String what, Work<T> work) throws SQLException {
        try (Statement statement = kind.stream(connection)) {
            return watched(statement, what, work);
        }
    }

    private <T> T watched(Statement statement, String what, Work<T> work) throws SQLException {
        purpose = what;
        current = statement;
        try (StatementClock.Started running = clock.start(statement)) {
            started = running;
            return work.of(statement);
        } catch (SQLException e) {
            requireTime(e);
            throw e;
        } finally {
            current = null;
        }
    }

    /**
     * For those who read many rows: a database that waits for them to be fetched has nothing to cancel.
     *
     * @throws BadInputException when the time of the statement is over
     */
    void requireTime() {
        requireTime(null);
    }

    private void requireTime(SQLException cause) {
        if (started.isOver()) {
            throw new BadInputException(
                    spec + ": the statement for " + purpose + " took longer than the "
                            + spec.statementLimit().seconds()
                            + " seconds that a statement may take (" + StatementLimit.NAME
                            + " of the connection) and was cancelled; let it read less, with a query, or raise the limit",
                    cause);
        }
    }

    private void restore(Savepoint before, SQLException cause) {
        if (before == null) {
            return;
        }
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            cause.addSuppressed(e); // the connection is gone, and that is what the cause says
        }
    }

    private void cancel() {
        Statement statement = current;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // The process ends; the server looks now and then whether somebody is still there.
            }
        }
    }

    @Override
    public void close() {
        clock.close();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // The process ends already.
        }
    }
}
