package io.jenkins.plugins.mlops.engine.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * An embedded DuckDB, locked down: it reads the named files and nothing else, loads no extension, attaches no database, writes only its
 * spill folder, and its configuration cannot be changed any more. That holds before the first expression of a user runs.
 */
public final class DuckSession implements SqlSession, AutoCloseable {
    private final Connection connection;
    private final SpillFolder spill;

    private DuckSession(Connection connection, SpillFolder spill) {
        this.connection = connection;
        this.spill = spill;
    }

    /**
     * Opens a database in memory.
     *
     * @param files all files it may ever read
     * @param memoryBytes limit of its memory; beyond it, it spills to a temporary folder
     * @param threads worker threads
     */
    public static DuckSession open(List<InputFile> files, long memoryBytes, int threads) {
        SpillFolder spill = new SpillFolder();
        DuckSession session = null;
        try {
            session = new DuckSession(DuckLibrary.open(), spill);
            session.configure(files, memoryBytes, threads);
            return session;
        } catch (SQLException e) {
            if (session != null) {
                session.close();
            }
            spill.close();
            throw new IllegalStateException("DuckDB did not start: " + e.getMessage(), e);
        }
    }

    private void configure(List<InputFile> files, long memoryBytes, int threads) throws SQLException {
        run("SET memory_limit = " + Sql.text(memoryBytes / 1024 / 1024 + "MiB"));
        run("SET threads = " + Math.max(1, threads));
        run("SET temp_directory = " + Sql.text(spill.path().toString()));
        run("SET TimeZone = 'UTC'");
        run("SET autoinstall_known_extensions = false");
        run("SET autoload_known_extensions = false");
        run("SET allow_community_extensions = false");
        run("SET enable_progress_bar = true");
        run("SET enable_progress_bar_print = false");
        // The first turns a TRY_CAST of a CSV column into a cast that fails; the second makes the planning of hundreds
        // of aggregates slow; the third believes the statistics of Parquet files, which leave not-a-number out, and
        // then takes isnan(x) for false, or all values for the one that is both least and greatest; the fourth holds
        // all rows in memory, or on the disk, to count different values beside other aggregates.
        run("SET disabled_optimizers ="
                + " 'type_pushdown,scalar_fn_pushdown,statistics_propagation,distinct_aggregate_rewrite'");
        run("SET allowed_paths = "
                + Sql.list(files.stream()
                        .flatMap(file -> Stream.of(file.path().toString(), Sql.path(file)))
                        .distinct()
                        .toList()));
        run("SET allowed_directories = " + Sql.list(List.of(spill.copies().toString())));
        run("SET enable_external_access = false");
        run("SET lock_configuration = true");
    }

    /** A folder for copies of files; what lies there may be read. It goes when the session is closed. */
    Path copies() {
        return spill.copies();
    }

    /** Runs a statement without a result. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Dialect dialect() {
        return DuckDialect.INSTANCE;
    }

    @Override
    public List<Object[]> query(String sql, int most, DoubleConsumer progress) throws SQLException {
        try (Statement statement = connection.createStatement();
                Watch watch = new Watch(statement, progress);
                ResultSet result = statement.executeQuery(sql)) {
            return ResultRows.read(result, most);
        }
    }

    /**
     * A query whose rows are read one after the other, so that Java never holds them all; the database does. The driver could stream, but
     * then hides why a query failed.
     */
    public RowStream stream(String sql) throws SQLException {
        return new RowStream(connection, sql);
    }

    /** Takes the rows of a result one by one. */
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Reads a result row by row, without keeping it. Several threads may read at once: each call has a connection of its own to the same
     * database.
     */
    public void each(String sql, RowReader reader) throws SQLException {
        try (Connection own =
                        connection.unwrap(org.duckdb.DuckDBConnection.class).duplicate();
                Statement statement = own.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                reader.read(result);
            }
        }
    }

    /** The version of DuckDB. */
    public String version() {
        try {
            return String.valueOf(query("SELECT version()").get(0)[0]);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Column> describe(String sql) throws SQLException {
        return query("DESCRIBE " + sql).stream()
                .map(row -> new Column((String) row[0], (String) row[1]))
                .toList();
    }

    @Override
    public Condition condition(String where, Relation of) throws SQLException {
        String from = " FROM " + Sql.name(of.name());
        String type = describe("SELECT (" + where + ")" + from).get(0).type();
        describe("SELECT 1" + from + " WHERE (" + where + ")");
        return new Condition(where, type);
    }

    @Override
    public String custom(String query, Relation of) {
        return SqlText.withTable(query, Sql.name(of.name()), Quoting.STANDARD);
    }

    @Override
    public String problem(SQLException e, Collection<String> columns, Collection<String> tables) {
        return new SqlProblem(columns, tables).of(e);
    }

    @Override
    public boolean isReading(SQLException e) {
        return DuckErrors.isReading(e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing can be lost: the database is in memory and every result has been read.
        } finally {
            spill.close();
        }
    }

    /** Asks a running statement for its progress twice a second. */
    private static final class Watch implements AutoCloseable {
        private final ScheduledExecutorService timer;

        Watch(Statement statement, DoubleConsumer progress) throws SQLException {
            timer = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "query-progress");
                thread.setDaemon(true);
                return thread;
            });
            var duck = statement.unwrap(org.duckdb.DuckDBPreparedStatement.class);
            timer.scheduleWithFixedDelay(
                    () -> {
                        try {
                            double percent = duck.getQueryProgress().getPercentage();
                            if (percent >= 0) {
                                progress.accept(percent / 100);
                            }
                        } catch (SQLException e) {
                            timer.shutdown(); // the statement is over
                        }
                    },
                    700,
                    500,
                    TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            timer.shutdownNow();
        }
    }
}
