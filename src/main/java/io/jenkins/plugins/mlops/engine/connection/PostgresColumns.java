package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.RowDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/**
 * Readers for the types of PostgreSQL. Types the engine has no equal of are read as the text PostgreSQL writes them as, which the log
 * tells; bytes have no such text and are refused.
 */
final class PostgresColumns {
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name", "char", "citext", "uuid");

    private PostgresColumns() {}

    /** Reads a value and hands it on; false for one that is not there. */
    @FunctionalInterface
    private interface Value {
        boolean read(ResultSet row, int at, DuckDBAppender to, RowDigest digest) throws SQLException;
    }

    private static ColumnReader reader(int at, String name, String stored, String note, Value value) {
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

    /**
     * The reader of a column.
     *
     * @param type PostgreSQL's name of the type
     * @throws BadInputException when the type cannot be read
     */
    static ColumnReader of(int at, String name, String type, int precision, int scale) {
        if (TEXTS.contains(type)) {
            return reader(at, name, "VARCHAR", null, PostgresColumns::text);
        }
        return switch (type) {
            case "int2", "smallserial" ->
                reader(at, name, "SMALLINT", null, (row, i, to, digest) -> {
                    short value = row.getShort(i);
                    return !row.wasNull() && number(value, digest) && to.append(value) != null;
                });
            case "int4", "serial" ->
                reader(at, name, "INTEGER", null, (row, i, to, digest) -> {
                    int value = row.getInt(i);
                    return !row.wasNull() && number(value, digest) && to.append(value) != null;
                });
            case "int8", "bigserial", "oid" ->
                reader(at, name, "BIGINT", null, (row, i, to, digest) -> {
                    long value = row.getLong(i);
                    return !row.wasNull() && number(value, digest) && to.append(value) != null;
                });
            case "float4" ->
                reader(at, name, "FLOAT", null, (row, i, to, digest) -> {
                    float value = row.getFloat(i);
                    return !row.wasNull() && number(Float.floatToIntBits(value), digest) && to.append(value) != null;
                });
            case "float8" ->
                reader(at, name, "DOUBLE", null, (row, i, to, digest) -> {
                    double value = row.getDouble(i);
                    return !row.wasNull() && number(Double.doubleToLongBits(value), digest) && to.append(value) != null;
                });
            case "bool" ->
                reader(at, name, "BOOLEAN", null, (row, i, to, digest) -> {
                    boolean value = row.getBoolean(i);
                    return !row.wasNull() && number(value ? 1 : 0, digest) && to.append(value) != null;
                });
            case "numeric" -> new NumericReader(at, name, precision, scale);
            case "date" ->
                reader(at, name, "DATE", null, (row, i, to, digest) -> {
                    LocalDate value = row.getObject(i, LocalDate.class);
                    return value != null
                            && number(
                                    finite(
                                            name,
                                            value.equals(LocalDate.MAX) || value.equals(LocalDate.MIN),
                                            value.toEpochDay()),
                                    digest)
                            && to.append(value) != null;
                });
            case "timestamp" ->
                reader(at, name, "TIMESTAMP", null, (row, i, to, digest) -> {
                    LocalDateTime value = row.getObject(i, LocalDateTime.class);
                    return value != null
                            && moment(
                                    name,
                                    value,
                                    value.equals(LocalDateTime.MAX) || value.equals(LocalDateTime.MIN),
                                    digest)
                            && to.append(value) != null;
                });
            case "timestamptz" ->
                reader(at, name, "TIMESTAMP WITH TIME ZONE", null, (row, i, to, digest) -> {
                    OffsetDateTime value = row.getObject(i, OffsetDateTime.class);
                    return value != null
                            && moment(
                                    name,
                                    value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(),
                                    value.equals(OffsetDateTime.MAX) || value.equals(OffsetDateTime.MIN),
                                    digest)
                            && to.append(value) != null;
                });
            case "bytea" ->
                throw new BadInputException("column \"" + name
                        + "\" is of type bytea, which cannot be read; give a query that leaves it out");
            default ->
                reader(
                        at,
                        name,
                        "VARCHAR",
                        "column \"" + name + "\" (" + type + ") is read as text",
                        PostgresColumns::text);
        };
    }

    private static boolean text(ResultSet row, int at, DuckDBAppender to, RowDigest digest) throws SQLException {
        String value = row.getString(at);
        if (value == null) {
            return false;
        }
        digest.text(value);
        return to.append(value) != null;
    }

    private static boolean number(long value, RowDigest digest) {
        digest.number(value);
        return true;
    }

    private static boolean moment(String name, LocalDateTime value, boolean infinite, RowDigest digest) {
        long seconds = finite(name, infinite, value.toEpochSecond(ZoneOffset.UTC));
        return number(seconds * 1_000_000 + value.getNano() / 1000, digest);
    }

    private static long finite(String name, boolean infinite, long value) {
        if (infinite) {
            throw new BadInputException(infinite(name));
        }
        return value;
    }

    /** The sentence for a column of times that holds infinity. */
    static String infinite(String name) {
        return "column \"" + name + "\" holds infinity, which is not a point in time; give a query with NULLIF(" + name
                + ", 'infinity') or without it";
    }
}
