package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Current data in files, which are read here. */
final class FileSource implements CurrentSource {
    private final MonitorRequest request;
    private final DuckSession session;
    private final List<InputFile> files;
    private MonitoredTable table;

    /** @param session which may read the files; whoever opened it closes it */
    FileSource(MonitorRequest request, DuckSession session, List<InputFile> files) {
        this.request = request;
        this.session = session;
        this.files = files;
    }

    @Override
    public MonitoredTable look(Baseline baseline) throws SQLException {
        table = new SideReader(session, request).current(files, baseline);
        return table;
    }

    @Override
    public PairSource pairs(List<ColumnPlan.Compared> columns, Baseline baseline) {
        ColumnLoader loader = new ColumnLoader(session, request.roles().entity());
        return new ColumnPairs(loader, loader, baseline, table);
    }

    @Override
    public Here labelled() {
        return new Here(table, session);
    }

    @Override
    public Map<String, String> versions() throws SQLException {
        return Map.of("duckdb", session.version());
    }

    @Override
    public void close() {
        // The session is its opener's.
    }
}
