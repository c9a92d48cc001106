package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.RowDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;

/** Reads dates and times by way of moments in UTC, of microseconds. */
abstract class MomentReader extends ColumnReader {
    private static final int MICROS = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    MomentReader(int at, String name, String stored) {
        super(at, name, stored);
    }

    /** The value in a row, or null. */
    abstract LocalDateTime value(ResultSet row) throws SQLException;

    void append(LocalDateTime value, DuckDBAppender to) throws SQLException {
        to.append(value);
    }

    @Override
    final void read(ResultSet row, DuckDBAppender to, RowDigest digest) throws SQLException {
        LocalDateTime value = value(row);
        if (value == null) {
            absent(to, digest);
            return;
        }
        digest.number(value.toEpochSecond(ZoneOffset.UTC) * MICROS + value.getNano() / NANOS_A_MICRO);
        append(value, to);
    }
}
