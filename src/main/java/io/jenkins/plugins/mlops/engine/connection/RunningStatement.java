package io.jenkins.plugins.mlops.engine.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * Runs statements one after the other. One that fails leaves the transaction as it was. When the process is told to end, the statement that
 * runs is cancelled in the database, too; without that it would go on there until its end.
 */
final class RunningStatement implements AutoCloseable {
    private final Thread end = new Thread(this::cancel, "cancel-statement");
    private final DatabaseKind kind;
    private volatile Statement current;

    /** Takes a result. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet result) throws SQLException;
    }

    RunningStatement(DatabaseKind kind) {
        this.kind = kind;
        Runtime.getRuntime().addShutdownHook(end);
    }

    <T> T run(Connection connection, String sql, Reader<T> reader) throws SQLException {
        return run(connection, sql, (fraction, bytes) -> {}, reader);
    }

    <T> T run(Connection connection, String sql, DatabaseKind.Watcher watcher, Reader<T> reader) throws SQLException {
        Savepoint before = connection.getMetaData().supportsSavepoints() ? connection.setSavepoint() : null;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // braces in a query are the query's
            kind.watch(statement, watcher);
            current = statement;
            T read;
            try (ResultSet result = statement.executeQuery(sql)) {
                read = reader.read(result);
            }
            if (before != null) {
                connection.releaseSavepoint(before);
            }
            return read;
        } catch (SQLException e) {
            restore(connection, before, e);
            throw e;
        } finally {
            current = null;
        }
    }

    private static void restore(Connection connection, Savepoint before, SQLException cause) {
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
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // The process ends already.
        }
    }
}
