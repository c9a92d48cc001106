package io.jenkins.plugins.mlops.engine.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of the test's own, for making Parquet and compressed files. */
public final class Duck {
    private Duck() {}

    /** Writes the rows of a query to a file. */
    public static Path copy(String query, Path file, String options) {
        execute("COPY (" + query + ") TO '" + file.toString().replace("'", "''") + "' (" + options + ")");
        return file;
    }

    public static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
