package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.duckdb.DuckDBAppender;

/** Readers for the types of Trino. Lists, rows, maps and bytes have no text that everybody would write alike and are refused. */
final class TrinoColumns {
    private TrinoColumns() {}

    /**
     * The reader of a column.
     *
     * @throws BadInputException when the type cannot be read
     */
    static ColumnReader of(ResultSetMetaData found, int at) throws SQLException {
        String name = found.getColumnLabel(at);
        String type = found.getColumnTypeName(at);
        return switch (TrinoTypes.base(type)) {
            case "varchar", "char", "uuid", "ipaddress" -> ColumnReader.ofText(at, name, null);
            case "json" -> ColumnReader.ofText(at, name, TypedColumn.readAsText(name, type));
            case "tinyint", "smallint", "integer", "bigint" -> ColumnReader.ofIntegers(at, name);
            case "real" -> ColumnReader.ofFloats(at, name);
            case "double" -> ColumnReader.ofDoubles(at, name);
            case "decimal" -> new NumericReader(at, name, found.getPrecision(at), found.getScale(at));
            case "boolean" -> ColumnReader.ofTruths(at, name);
            case "date" ->
                new MomentReader(at, name, "DATE") {
                    @Override
                    LocalDateTime value(ResultSet row) throws SQLException {
                        LocalDate day = row.getObject(at(), LocalDate.class);
                        return day == null ? null : day.atStartOfDay();
                    }

                    @Override
                    void append(LocalDateTime value, DuckDBAppender to) throws SQLException {
                        to.append(value.toLocalDate());
                    }
                };
            case "timestamp" -> type.endsWith("with time zone") ? zoned(at, name) : local(at, name);
            default ->
                throw new BadInputException("column \"" + name + "\" is of type " + type
                        + ", which cannot be read; give a query that leaves it out");
        };
    }

    private static MomentReader local(int at, String name) {
        return new MomentReader(at, name, "TIMESTAMP") {
            @Override
            LocalDateTime value(ResultSet row) throws SQLException {
                return row.getObject(at(), LocalDateTime.class);
            }
        };
    }

    private static MomentReader zoned(int at, String name) {
        return new MomentReader(at, name, "TIMESTAMP WITH TIME ZONE") {
            @Override
            LocalDateTime value(ResultSet row) throws SQLException {
                ZonedDateTime value = row.getObject(at(), ZonedDateTime.class);
                return value == null
                        ? null
                        : value.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
            }

            @Override
            void append(LocalDateTime value, DuckDBAppender to) throws SQLException {
                to.append(value.atOffset(ZoneOffset.UTC));
            }
        };
    }
}
