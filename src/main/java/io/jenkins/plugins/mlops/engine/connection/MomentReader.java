package io.jenkins.plugins.mlops.engine.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;

/** Readers of moments, of microseconds. */
final class MomentReader {
    private static final int MICROS = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    private MomentReader() {}

    /** Gets a moment, in UTC where it has a zone; null where there is none. */
    @FunctionalInterface
    interface Moment {
        LocalDateTime get(ResultSet row, int at) throws SQLException;
    }

    /** Puts a moment into a row. */
    @FunctionalInterface
    private interface Put {
        DuckDBAppender into(DuckDBAppender to, LocalDateTime value) throws SQLException;
    }

    /** A reader of moments without a zone. */
    static ColumnReader local(int at, String name, Moment moment) {
        return of(at, name, "TIMESTAMP", moment, (to, value) -> to.append(value));
    }

    /** A reader of moments with a zone. */
    static ColumnReader zoned(int at, String name, Moment moment) {
        return of(
                at, name, "TIMESTAMP WITH TIME ZONE", moment, (to, value) -> to.append(value.atOffset(ZoneOffset.UTC)));
    }

    private static ColumnReader of(int at, String name, String stored, Moment moment, Put put) {
        return ColumnReader.of(at, name, stored, null, (row, i, to, digest) -> {
            LocalDateTime value = moment.get(row, i);
            if (value == null) {
                return false;
            }
            digest.number(value.toEpochSecond(ZoneOffset.UTC) * MICROS + value.getNano() / NANOS_A_MICRO);
            return put.into(to, value) != null;
        });
    }
}
