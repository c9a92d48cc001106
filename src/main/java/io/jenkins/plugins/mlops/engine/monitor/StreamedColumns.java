package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.connection.DatabaseReader;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Columns of a database that are read to here, as a table of their own. */
final class StreamedColumns implements AutoCloseable {
    private final DatabaseReader.Extracted extracted;
    private final DuckSession session;
    private MonitoredTable table;

    private StreamedColumns(DatabaseReader.Extracted extracted, DuckSession session) {
        this.extracted = extracted;
        this.session = session;
    }

    /** Reads. */
    static StreamedColumns read(
            DatabaseSession database, Collection<String> names, MonitorRequest request, Baseline baseline)
            throws SQLException {
        EngineLimits limits = request.settings().limits();
        DatabaseReader.Extracted extracted = database.extract(names, limits);
        StreamedColumns columns = null;
        try {
            List<InputFile> files = List.of(extracted.file());
            columns = new StreamedColumns(extracted, DuckSession.open(files, limits.memoryBytes(), limits.threads()));
            columns.table = new SideReader(columns.session, request).current(files, baseline);
            return columns;
        } finally {
            if (columns == null) {
                extracted.close();
            } else if (columns.table == null) {
                columns.close();
            }
        }
    }

    MonitoredTable table() {
        return table;
    }

    DuckSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
        extracted.close();
    }
}
