package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Where the current data is, and who works on it there. */
interface CurrentSource extends AutoCloseable {
    /** Looks at the data. */
    CurrentData look(Baseline baseline) throws SQLException;

    /** Reads or counts the columns to compare; after {@link #look}. */
    PairSource pairs(List<ColumnPlan.Compared> columns, Baseline baseline) throws SQLException;

    /** The rows that performance is measured on; null where there are none with a label; after {@link #look}. */
    Here labelled();

    /** Versions of the databases that work. */
    Map<String, String> versions() throws SQLException;

    @Override
    void close();

    /**
     * A table that is here.
     *
     * @param table the table
     * @param session what reads it
     */
    record Here(MonitoredTable table, DuckSession session) {}
}
