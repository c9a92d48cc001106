package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Readers for the types of Trino. Lists, rows, maps and bytes have no text that everybody would write alike and are refused. */
final class TrinoColumns {
    private TrinoColumns() {}

    /**
     * The reader of a column.
     *
     * @param at position in the result, from 1
     * @throws BadInputException when the type cannot be read
     */
    static ColumnReader of(DatabaseColumn column, int at) {
        String name = column.name();
        String type = column.type();
        return switch (TrinoTypes.base(type)) {
            case "varchar", "char", "uuid", "ipaddress" -> ColumnReader.ofText(at, name, null);
            case "json" -> ColumnReader.ofText(at, name, TypedColumn.readAsText(name, type));
            case "tinyint", "smallint", "integer", "bigint" -> ColumnReader.ofIntegers(at, name);
            case "real" -> ColumnReader.ofFloats(at, name);
            case "double" -> ColumnReader.ofDoubles(at, name);
            case "decimal" -> new NumericReader(at, name, column.precision(), column.scale());
            case "boolean" -> ColumnReader.ofTruths(at, name);
            case "date" ->
                ColumnReader.of(at, name, "DATE", null, (row, i, to, digest) -> {
                    LocalDate value = row.getObject(i, LocalDate.class);
                    return value != null && ColumnReader.number(value.toEpochDay(), digest) && to.append(value) != null;
                });
            case "timestamp" ->
                type.endsWith("with time zone")
                        ? MomentReader.zoned(at, name, TrinoColumns::zoned)
                        : MomentReader.local(at, name, (row, i) -> row.getObject(i, LocalDateTime.class));
            default ->
                throw new BadInputException("column \"" + name + "\" is of type " + type
                        + ", which cannot be read; give a query that leaves it out");
        };
    }

    private static LocalDateTime zoned(ResultSet row, int at) throws SQLException {
        ZonedDateTime value = row.getObject(at, ZonedDateTime.class);
        return value == null ? null : value.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
}
