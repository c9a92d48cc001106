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

    /** Reads a value and hands it on; false for one that is not there. */
    @FunctionalInterface
    interface Value {
        boolean read(ResultSet row, int at, DuckDBAppender to, RowDigest digest) throws SQLException;
    }

    /** A reader of values that need nothing but themselves; {@code note} is for the log, or null. */
    static ColumnReader of(int at, String name, String stored, String note, Value value) {
        return new ColumnReader(at, name, stored) {
            @Override
            void read(ResultSet row, DuckDBAppender to, RowDigest digest) throws SQLException {
                if (!value.read(row, at, to, digest)) {
                    absent(to, digest);
                }
            }

            @Override
            String note() {
                return note;
            }
        };
    }

    static ColumnReader ofText(int at, String name, String note) {
        return of(at, name, "VARCHAR", note, (row, i, to, digest) -> {
            String value = row.getString(i);
            if (value == null) {
                return false;
            }
            digest.text(value);
            return to.append(value) != null;
        });
    }

    static ColumnReader ofIntegers(int at, String name) {
        return of(at, name, "BIGINT", null, (row, i, to, digest) -> {
            long value = row.getLong(i);
            return !row.wasNull() && number(value, digest) && to.append(value) != null;
        });
    }

    static ColumnReader ofFloats(int at, String name) {
        return of(at, name, "FLOAT", null, (row, i, to, digest) -> {
            float value = row.getFloat(i);
            return !row.wasNull() && number(Float.floatToIntBits(value), digest) && to.append(value) != null;
        });
    }

    static ColumnReader ofDoubles(int at, String name) {
        return of(at, name, "DOUBLE", null, (row, i, to, digest) -> {
            double value = row.getDouble(i);
            return !row.wasNull() && number(Double.doubleToLongBits(value), digest) && to.append(value) != null;
        });
    }

    static ColumnReader ofTruths(int at, String name) {
        return of(at, name, "BOOLEAN", null, (row, i, to, digest) -> {
            boolean value = row.getBoolean(i);
            return !row.wasNull() && number(value ? 1 : 0, digest) && to.append(value) != null;
        });
    }

    /** Tells the digest of a number; true, so that readers can go on. */
    static boolean number(long value, RowDigest digest) {
        digest.number(value);
        return true;
    }

    /** A value that is not there. */
    static void absent(DuckDBAppender to, RowDigest digest) throws SQLException {
        to.appendNull();
        digest.absent();
    }
}
