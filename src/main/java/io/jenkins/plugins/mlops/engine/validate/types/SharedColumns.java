package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns of the data beside the columns of another table that hold the same things. Both tables stand in one DuckDB.
 *
 * @param own columns of the data
 * @param others the column of the other table for each of them
 */
record SharedColumns(List<Column> own, List<Column> others) {
    /** The columns of the data, as {@code k0}, {@code k1} and so on. */
    String ofOwn() {
        return named(true);
    }

    /** The columns of the other table, as {@code k0}, {@code k1} and so on. */
    String ofOthers() {
        return named(false);
    }

    private String named(boolean ofOwn) {
        return IntStream.range(0, own.size())
                .mapToObj(i -> expression(i, ofOwn) + " AS k" + i)
                .collect(Collectors.joining(", "));
    }

    /** A row of the data as one value; missing values in two such are equal. */
    String rowOfOwn() {
        return row(true);
    }

    /** A row of the other table as one value. */
    String rowOfOthers() {
        return row(false);
    }

    private String row(boolean ofOwn) {
        return IntStream.range(0, own.size())
                .mapToObj(i -> "k" + i + " := " + expression(i, ofOwn))
                .collect(Collectors.joining(", ", "struct_pack(", ")"));
    }

    /** A column of one table; where the other has another kind of type, as text, which both can be. */
    private String expression(int i, boolean ofOwn) {
        Column column = (ofOwn ? own : others).get(i);
        Column other = (ofOwn ? others : own).get(i);
        boolean mixed = isMixed(column, other) || isMixed(other, column);
        boolean comparable = column.kind() == other.kind()
                || column.kind().isNumber() && other.kind().isNumber()
                || column.kind().isTime() && other.kind().isTime();
        String name = Sql.name(column.name());
        return mixed && column.kind() == Column.Kind.FLOAT
                ? whole(name)
                : comparable && !mixed ? name : "CAST(" + name + " AS VARCHAR)";
    }

    private static boolean isMixed(Column integers, Column doubles) {
        return integers.kind() == Column.Kind.INTEGER && doubles.kind() == Column.Kind.FLOAT;
    }

    /** A double as the text of an integer, if it is one: to compare it as a double would round the integers of the other table. */
    private static String whole(String name) {
        return "CASE WHEN isfinite(" + name + ") AND " + name + " = trunc(" + name + ") AND abs(" + name
                + ") < 1.7e38 THEN CAST(CAST(" + name + " AS HUGEINT) AS VARCHAR) ELSE CAST(" + name
                + " AS VARCHAR) END";
    }
}
