package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Sql;
import java.util.List;

/** Columns of Trino as rules see them: not-a-number and the named tokens missing, times in UTC, fixed texts with all their blanks. */
final class TrinoTypes {
    private TrinoTypes() {}

    /** A column of a result. */
    static TypedColumn of(DatabaseColumn column, List<String> missing) {
        String name = column.name();
        String quoted = Sql.name(name);
        String type = column.type();
        return switch (base(type)) {
            case "varchar" -> TypedColumn.text(name, quoted, missing, null);
            case "char" ->
                TypedColumn.text(
                        name, "rpad(CAST(" + quoted + " AS VARCHAR), " + column.precision() + ", ' ')", missing, null);
            case "uuid", "ipaddress" -> TypedColumn.text(name, "CAST(" + quoted + " AS VARCHAR)", missing, null);
            case "json" ->
                TypedColumn.text(name, "json_format(" + quoted + ")", missing, TypedColumn.readAsText(name, type));
            case "tinyint", "smallint", "integer", "bigint" ->
                TypedColumn.number(name, base(type).toUpperCase(java.util.Locale.ROOT), quoted, missing);
            case "real" -> TypedColumn.number(name, "FLOAT", number(quoted), missing);
            case "double" -> TypedColumn.number(name, "DOUBLE", number(quoted), missing);
            case "decimal" ->
                TypedColumn.number(name, "DECIMAL(" + column.precision() + "," + column.scale() + ")", quoted, missing);
            case "boolean" -> TypedColumn.of(name, "BOOLEAN", quoted);
            case "date" -> TypedColumn.of(name, "DATE", quoted);
            case "timestamp" ->
                type.endsWith("with time zone")
                        ? TypedColumn.of(
                                name,
                                "TIMESTAMP WITH TIME ZONE",
                                "CAST(" + quoted + " AT TIME ZONE 'UTC' AS TIMESTAMP(6))")
                        : TypedColumn.of(name, "TIMESTAMP", quoted);
            default -> TypedColumn.of(name, "BLOB", quoted);
        };
    }

    /** The name of a type without its measures. */
    static String base(String type) {
        return type.replaceFirst("[( ].*$", "");
    }

    private static String number(String quoted) {
        return "CASE WHEN is_nan(" + quoted + ") THEN NULL ELSE " + quoted + " END";
    }
}
