package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.RowStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a table or a query of a database, row by row, into a file of the engine. */
public final class DatabaseReader {
    private static final int ROWS_A_STEP = 50_000;
    private static final int ROWS_A_LOOK = 1_000;

    private final ConnectionSpec spec;
    private final Extract extract;
    private final DatabaseKind kind;
    private final Progress progress;
    private RowSample sample = new RowSample(Long.MAX_VALUE, 0);

    public DatabaseReader(ConnectionSpec spec, Extract extract, Progress progress) {
        this.spec = spec;
        this.extract = extract;
        this.kind = DatabaseKind.of(spec.address().scheme());
        this.progress = progress;
    }

    /**
     * Rows that were read.
     *
     * @param file its rows; there until this is closed
     * @param store what holds the file
     */
    public record Extracted(InputFile file, RowStore store) implements AutoCloseable {
        @Override
        public void close() {
            store.close();
        }
    }

    /**
     * Reads.
     *
     * @param rows how many rows to take, evenly at random; null for all
     * @param limits with the memory beside Java's
     * @throws BadInputException in one line, without the password, when the database cannot be reached or does not give what is asked for
     */
    public Extracted read(Integer rows, EngineLimits limits) {
        try (Connection connection = open();
                RunningStatement running = new RunningStatement(kind, spec, connection)) {
            if (rows != null) {
                sample = new RowSample(rows, count(running));
            }
            return read(running, extract.sql(kind.dialect()), limits.memoryBytes(), limits.threads());
        } catch (SQLException e) { // of closing: all rows have arrived, or another failure is told
            throw kind.explain(e, spec, extract, null);
        }
    }

    /**
     * Reads the rows of a query over a connection that is open, in its transaction.
     *
     * @param sql the query, of what was asked for
     */
    Extracted read(RunningStatement running, String sql, long memoryBytes, int threads) {
        try {
            return running.stream("reading " + extract.shown(), statement -> {
                DatabaseKind.Reading reading = kind.reading(running.connection(), sql);
                List<ColumnReader> known = reading.columns().isEmpty() ? null : columns(reading.columns());
                try (ResultSet rows = statement.executeQuery(reading.sql())) {
                    List<ColumnReader> columns = known == null ? columns(DatabaseColumn.of(rows)) : known;
                    RowStore store = new RowStore(
                            columns.stream().map(ColumnReader::stored).toList(), memoryBytes, threads);
                    return filled(rows, columns, store, running);
                }
            });
        } catch (SQLException e) {
            throw kind.explain(e, spec, extract, running.connection());
        }
    }

    private long count(RunningStatement running) {
        progress.step("counting the rows of " + extract.shown(), -1);
        try {
            return running.run(
                    "SELECT count(*) FROM (" + extract.sql(kind.dialect()) + "\n) AS all_rows",
                    "counting the rows of " + extract.shown(),
                    rows -> {
                        rows.next();
                        return rows.getLong(1);
                    });
        } catch (SQLException e) {
            throw kind.explain(e, spec, extract, running.connection());
        }
    }

    private Extracted filled(ResultSet rows, List<ColumnReader> columns, RowStore store, RunningStatement running)
            throws SQLException {
        boolean done = false;
        try {
            copy(rows, columns, store, running);
            Extracted extracted = new Extracted(kept(columns, store), store);
            done = true;
            return extracted;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    private Connection open() {
        progress.step("connecting to " + spec.name(), -1);
        try {
            return kind.connect(spec);
        } catch (SQLException e) {
            throw kind.explain(e, spec, extract, null);
        }
    }

    private List<ColumnReader> columns(List<DatabaseColumn> found) {
        List<ColumnReader> columns = new ArrayList<>();
        requireNames(found, spec, extract);
        for (DatabaseColumn column : found) {
            try {
                columns.add(kind.reader(column, columns.size() + 1));
            } catch (BadInputException e) {
                throw new BadInputException(spec + ": " + e.getMessage(), e);
            }
        }
        return columns;
    }

    /** Refuses columns that have no name, or one that is not theirs alone. */
    static void requireNames(List<DatabaseColumn> found, ConnectionSpec spec, Extract extract) {
        Set<String> names = new HashSet<>();
        for (DatabaseColumn column : found) {
            String name = column.name();
            if (name.isBlank() || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw new BadInputException(spec + ": "
                        + (name.isBlank()
                                ? "column " + (names.size() + 1) + " has no name"
                                : "there are two columns \"" + name + "\" (upper and lower case are one here)")
                        + "; give a query in which each has a name of its own");
            }
        }
        if (names.isEmpty()) {
            throw new BadInputException(spec + ": " + extract.shown() + " has no columns");
        }
    }

    private void copy(ResultSet rows, List<ColumnReader> columns, RowStore store, RunningStatement running)
            throws SQLException {
        FetchSize fetch = new FetchSize();
        while (rows.next()) {
            if (!sample.takesNext()) {
                continue;
            }
            store.appender().beginRow();
            for (ColumnReader column : columns) {
                column.read(rows, store.appender(), store.digest());
            }
            store.appender().endRow();
            int bytes = store.digest().endRow();
            if (fetch.changes(bytes)) {
                rows.setFetchSize(fetch.rows());
            }
            if (store.digest().rows() % ROWS_A_LOOK == 0) {
                running.requireTime();
            }
            if (store.digest().rows() % ROWS_A_STEP == 0) {
                progress.step(
                        String.format(
                                Locale.ROOT,
                                "reading %s, %,d rows",
                                extract.shown(),
                                store.digest().rows()),
                        -1);
            }
        }
    }

    private InputFile kept(List<ColumnReader> columns, RowStore store) throws SQLException {
        columns.stream()
                .map(ColumnReader::note)
                .filter(note -> note != null)
                .forEach(note -> progress.log("info", note));
        progress.log(
                "info",
                String.format(
                        Locale.ROOT,
                        "%,d rows of %d columns read from %s",
                        store.digest().rows(),
                        columns.size(),
                        spec));
        return store.finish(
                spec.name() + ": " + extract.shown() + sample.shown(),
                columns.stream().map(ColumnReader::name).toList(),
                columns.stream().map(ColumnReader::type).toList());
    }
}
