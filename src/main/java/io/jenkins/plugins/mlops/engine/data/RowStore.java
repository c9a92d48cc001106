package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Takes rows from elsewhere and makes a Parquet file of them, in memory that does not grow with the rows: they go to a database on disk, in
 * a temporary folder that disappears with this store. Only this class speaks to that database; no text of a user is SQL there.
 */
public final class RowStore implements AutoCloseable {
    private final SpillFolder folder = new SpillFolder();
    private final Path database = folder.path().resolve("rows.duckdb");
    private final RowDigest digest = new RowDigest();
    private final Connection connection;
    private final DuckDBAppender appender;

    /**
     * @param types SQL types of the columns
     * @param memoryBytes limit of the database's memory
     * @param threads worker threads
     */
    public RowStore(List<String> types, long memoryBytes, int threads) {
        Connection opened = null;
        try {
            opened = DuckLibrary.open(database.toString());
            connection = opened;
            run("SET memory_limit = " + Sql.text(memoryBytes / 1024 / 1024 + "MiB"));
            run("SET threads = " + Math.max(1, threads));
            run("SET temp_directory = "
                    + Sql.text(folder.path().resolve("spill").toString()));
            run("SET TimeZone = 'UTC'");
            run("SET autoinstall_known_extensions = false");
            run("SET autoload_known_extensions = false");
            // One transaction: blocks go to the file as they fill, and not through a log first.
            connection.setAutoCommit(false);
            run(IntStream.range(0, types.size())
                    .mapToObj(i -> "c" + i + " " + types.get(i))
                    .collect(Collectors.joining(", ", "CREATE TABLE rows (", ")")));
            appender = connection.unwrap(DuckDBConnection.class).createAppender("rows");
        } catch (SQLException e) {
            close(opened);
            folder.close();
            throw new IllegalStateException("DuckDB did not start: " + e.getMessage(), e);
        }
    }

    /** Where the values of a row go, from its first column to its last. */
    public DuckDBAppender appender() {
        return appender;
    }

    /** Returns the digest that receives the values of each row, too. */
    public RowDigest digest() {
        return digest;
    }

    /**
     * Ends the writing.
     *
     * @param shown what the file is called in messages and results
     * @param names of the columns
     * @param types SQL types the columns shall have at last
     * @return a Parquet file that is there until this store is closed
     */
    public InputFile finish(String shown, List<String> names, List<String> types) throws SQLException {
        appender.close();
        Path file = folder.path().resolve("rows.parquet");
        String values = IntStream.range(0, names.size())
                .mapToObj(i -> "CAST(c" + i + " AS " + types.get(i) + ") AS " + Sql.name(names.get(i)))
                .collect(Collectors.joining(", "));
        run("COPY (SELECT " + values + " FROM rows) TO " + Sql.text(file.toString()) + " (FORMAT parquet)");
        close(connection);
        try {
            Files.deleteIfExists(database);
            Path real = file.toRealPath();
            return new InputFile(shown, real, Files.size(real), digest.digest());
        } catch (IOException e) {
            throw new BadInputException(shown + ": cannot be kept on disk (" + e.getMessage() + ")", e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // What matters is in the Parquet file or nowhere.
        }
    }

    @Override
    public void close() {
        close(connection);
        folder.close();
    }
}
