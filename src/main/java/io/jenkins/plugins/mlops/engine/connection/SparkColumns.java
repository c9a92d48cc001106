package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Readers for the types of Spark. Decimals, dates and moments travel as texts: the driver would make times of this machine's time zone of them. Lists, structs, maps and bytes have no text that
 * everybody would write alike and are refused.
 */
final class SparkColumns {
    private static final Set<String> AS_TEXT = Set.of("decimal", "date", "timestamp", "timestamp_ntz");

    private SparkColumns() {}

    /** A query for the rows of another, with values that the driver hands on as they are. */
    static String query(List<DatabaseColumn> columns, String query) {
        Dialect sql = SparkDialect.INSTANCE;
        String values = columns.stream()
                .map(column -> {
                    String name = sql.name(column.name());
                    return AS_TEXT.contains(SparkTypes.base(column)) ? sql.shown(name) + " AS " + name : name;
                })
                .collect(Collectors.joining(", "));
        return "SELECT " + values + " FROM (" + query + "\n) AS " + sql.name("rows");
    }

    /**
     * The reader of a column.
     *
     * @param at position in the result, from 1
     * @throws BadInputException when the type cannot be read
     */
    static ColumnReader of(DatabaseColumn column, int at) {
        String name = column.name();
        return switch (SparkTypes.base(column)) {
            case "string", "char", "varchar" -> ColumnReader.ofText(at, name, null);
            case "tinyint", "smallint", "int", "bigint" -> ColumnReader.ofIntegers(at, name);
            case "float" -> ColumnReader.ofFloats(at, name);
            case "double" -> ColumnReader.ofDoubles(at, name);
            case "decimal" -> new NumericReader(at, name, column.precision(), column.scale());
            case "boolean" -> ColumnReader.ofTruths(at, name);
            case "date" ->
                ColumnReader.of(at, name, "DATE", null, (row, i, to, digest) -> {
                    String text = row.getString(i);
                    if (text == null) {
                        return false;
                    }
                    LocalDate value = LocalDate.parse(text);
                    return ColumnReader.number(value.toEpochDay(), digest) && to.append(value) != null;
                });
            case "timestamp" -> MomentReader.zoned(at, name, SparkColumns::moment);
            case "timestamp_ntz" -> MomentReader.local(at, name, SparkColumns::moment);
            default ->
                throw new BadInputException("column \"" + name + "\" is of type " + column.type()
                        + ", which cannot be read; give a query that leaves it out");
        };
    }

    private static LocalDateTime moment(ResultSet row, int at) throws SQLException {
        String text = row.getString(at);
        return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
