package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.RowDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** Takes the values of one column from the rows of a database to those of the engine. */
abstract class ColumnReader {
    private final int at;
    private final String name;
    private final String stored;

    /**
     * @param at position, from 1
     * @param name of the column
     * @param stored SQL type the values are kept as while they arrive
     */
    ColumnReader(int at, String name, String stored) {
        this.at = at;
        this.name = name;
        this.stored = stored;
    }

    final int at() {
        return at;
    }

    final String name() {
        return name;
    }

    final String stored() {
        return stored;
    }

    /** The type the column has in the end, when all values are known. */
    String type() {
        return stored;
    }

    /** Returns a note for readers of the log, or null. */
    String note() {
        return null;
    }

    /** Takes the value of a row. */
    abstract void read(ResultSet row, DuckDBAppender to, RowDigest digest) throws SQLException;

    /** A value that is not there. */
    static void absent(DuckDBAppender to, RowDigest digest) throws SQLException {
        to.appendNull();
        digest.absent();
    }
}
