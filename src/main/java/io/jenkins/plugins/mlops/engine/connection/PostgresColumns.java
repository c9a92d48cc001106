package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.RowDigest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Readers for the types of PostgreSQL. Types the engine has no equal of are read as the text PostgreSQL writes them as, which the log
 * tells; bytes have no such text and are refused.
 */
final class PostgresColumns {
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name", "char", "citext", "uuid");

    private PostgresColumns() {}

    /**
     * The reader of a column.
     *
     * @param type PostgreSQL's name of the type
     * @throws BadInputException when the type cannot be read
     */
    static ColumnReader of(int at, String name, String type, int precision, int scale) {
        if (TEXTS.contains(type)) {
            return ColumnReader.ofText(at, name, null);
        }
        return switch (type) {
            case "int2", "smallserial" ->
                ColumnReader.of(at, name, "SMALLINT", null, (row, i, to, digest) -> {
                    short value = row.getShort(i);
                    return !row.wasNull() && number(value, digest) && to.append(value) != null;
                });
            case "int4", "serial" ->
                ColumnReader.of(at, name, "INTEGER", null, (row, i, to, digest) -> {
                    int value = row.getInt(i);
                    return !row.wasNull() && number(value, digest) && to.append(value) != null;
                });
            case "int8", "bigserial", "oid" -> ColumnReader.ofIntegers(at, name);
            case "float4" -> ColumnReader.ofFloats(at, name);
            case "float8" -> ColumnReader.ofDoubles(at, name);
            case "bool" -> ColumnReader.ofTruths(at, name);
            case "numeric" -> new NumericReader(at, name, precision, scale);
            case "date" ->
                ColumnReader.of(at, name, "DATE", null, (row, i, to, digest) -> {
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
                ColumnReader.of(at, name, "TIMESTAMP", null, (row, i, to, digest) -> {
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
                ColumnReader.of(at, name, "TIMESTAMP WITH TIME ZONE", null, (row, i, to, digest) -> {
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
            default -> ColumnReader.ofText(at, name, TypedColumn.readAsText(name, type));
        };
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
