package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
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
     * @param at position in the result, from 1
     * @throws BadInputException when the type cannot be read
     */
    static ColumnReader of(DatabaseColumn column, int at) {
        String name = column.name();
        String type = column.type();
        if (TEXTS.contains(type)) {
            return ColumnReader.ofText(at, name, null);
        }
        return switch (type) {
            case "int2", "smallserial" ->
                ColumnReader.of(at, name, "SMALLINT", null, (row, i, to, digest) -> {
                    short value = row.getShort(i);
                    return !row.wasNull() && ColumnReader.number(value, digest) && to.append(value) != null;
                });
            case "int4", "serial" ->
                ColumnReader.of(at, name, "INTEGER", null, (row, i, to, digest) -> {
                    int value = row.getInt(i);
                    return !row.wasNull() && ColumnReader.number(value, digest) && to.append(value) != null;
                });
            case "int8", "bigserial", "oid" -> ColumnReader.ofIntegers(at, name);
            case "float4" -> ColumnReader.ofFloats(at, name);
            case "float8" -> ColumnReader.ofDoubles(at, name);
            case "bool" -> ColumnReader.ofTruths(at, name);
            case "numeric" -> new NumericReader(at, name, column.precision(), column.scale());
            case "date" ->
                ColumnReader.of(at, name, "DATE", null, (row, i, to, digest) -> {
                    LocalDate value = row.getObject(i, LocalDate.class);
                    requireFinite(name, LocalDate.MAX.equals(value) || LocalDate.MIN.equals(value));
                    return value != null && ColumnReader.number(value.toEpochDay(), digest) && to.append(value) != null;
                });
            case "timestamp" ->
                MomentReader.local(at, name, (row, i) -> {
                    LocalDateTime value = row.getObject(i, LocalDateTime.class);
                    requireFinite(name, LocalDateTime.MAX.equals(value) || LocalDateTime.MIN.equals(value));
                    return value;
                });
            case "timestamptz" ->
                MomentReader.zoned(at, name, (row, i) -> {
                    OffsetDateTime value = row.getObject(i, OffsetDateTime.class);
                    requireFinite(name, OffsetDateTime.MAX.equals(value) || OffsetDateTime.MIN.equals(value));
                    return value == null
                            ? null
                            : value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
                });
            case "bytea" ->
                throw new BadInputException("column \"" + name
                        + "\" is of type bytea, which cannot be read; give a query that leaves it out");
            default -> ColumnReader.ofText(at, name, TypedColumn.readAsText(name, type));
        };
    }

    private static void requireFinite(String name, boolean infinite) {
        if (infinite) {
            throw new BadInputException(infinite(name));
        }
    }

    /** The sentence for a column of times that holds infinity. */
    static String infinite(String name) {
        return "column \"" + name + "\" holds infinity, which is not a point in time; give a query with NULLIF(" + name
                + ", 'infinity') or without it";
    }
}
