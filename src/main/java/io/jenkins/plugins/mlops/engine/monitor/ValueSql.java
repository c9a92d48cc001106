package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckDialect;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;

/** The values of a column as SQL expressions of the type that a comparison works on. */
final class ValueSql {
    private ValueSql() {}

    /** A column of numbers, or of dates and times as seconds since 1970, as DOUBLE. */
    static String number(Column column, ColumnKind kind) {
        return kind == ColumnKind.TIME ? seconds(column) : "CAST(" + Sql.name(column.name()) + " AS DOUBLE)";
    }

    private static String seconds(Column column) {
        if (column.type().toUpperCase(java.util.Locale.ROOT).startsWith("TIME ")
                || column.type().equalsIgnoreCase("TIME")) {
            return "epoch(" + Sql.name(column.name()) + ")";
        }
        String moment = moment(column);
        return "CASE WHEN isfinite(" + moment + ") THEN epoch(" + moment + ") WHEN " + moment
                + " > TIMESTAMP '1970-01-01' THEN 'Infinity'::DOUBLE WHEN " + moment
                + " < TIMESTAMP '1970-01-01' THEN '-Infinity'::DOUBLE END";
    }

    /** A column of dates or times, also one of text in the form of ISO 8601, as TIMESTAMP in UTC. */
    static String moment(Column column) {
        String name = Sql.name(column.name());
        return Storage.of(column) == Storage.TEXT
                ? "(" + DuckDialect.INSTANCE.texts().moment("CAST(" + name + " AS VARCHAR)") + ")"
                : "CAST(" + name + " AS TIMESTAMP)";
    }

    /** A column of names as VARCHAR: true and false, and a whole number, have one name each, however they are stored. */
    static String name(Column column, ColumnKind kind) {
        String name = Sql.name(column.name());
        String text = "CAST(" + name + " AS VARCHAR)";
        if (Storage.of(column) != Storage.NUMBERS) {
            return text;
        }
        if (kind == ColumnKind.BOOLEAN) {
            return "CASE " + name + " WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE " + text + " END";
        }
        return column.kind() == Column.Kind.INTEGER
                ? text
                : "CASE WHEN " + name + " = trunc(" + name + ") AND abs(" + name + ") < 1e15 THEN CAST(CAST(" + name
                        + " AS BIGINT) AS VARCHAR) ELSE " + text + " END";
    }
}
