package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns of Spark as rules see them: not-a-number and the named tokens missing, moments in UTC, texts compared by code points. */
final class SparkTypes {
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),\\s*(\\d+)\\)");

    private SparkTypes() {}

    /** A column as Spark describes it. */
    static DatabaseColumn column(String name, String type) {
        Matcher decimal = DECIMAL.matcher(type);
        return decimal.matches()
                ? new DatabaseColumn(name, type, Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)))
                : new DatabaseColumn(name, type, 0, 0);
    }

    /** The name of a type without its measures, its parts and its collation. */
    static String base(DatabaseColumn column) {
        return column.type().replaceFirst("[(< ].*$", "");
    }

    /** A column of a result. */
    static TypedColumn of(DatabaseColumn column, List<String> missing) {
        Dialect sql = SparkDialect.INSTANCE;
        String name = column.name();
        String quoted = sql.name(name);
        return switch (base(column)) {
            case "string", "char", "varchar" -> text(name, codePoints(column, quoted), missing);
            case "tinyint", "smallint", "bigint" ->
                TypedColumn.number(name, base(column).toUpperCase(java.util.Locale.ROOT), quoted, missing);
            case "int" -> TypedColumn.number(name, "INTEGER", quoted, missing);
            case "float" -> TypedColumn.number(name, "FLOAT", number(quoted), missing);
            case "double" -> TypedColumn.number(name, "DOUBLE", number(quoted), missing);
            case "decimal" ->
                TypedColumn.number(name, "DECIMAL(" + column.precision() + "," + column.scale() + ")", quoted, missing);
            case "boolean" -> TypedColumn.of(name, "BOOLEAN", quoted);
            case "date" -> TypedColumn.of(name, "DATE", quoted);
            case "timestamp" -> TypedColumn.of(name, "TIMESTAMP WITH TIME ZONE", quoted);
            case "timestamp_ntz" -> TypedColumn.of(name, "TIMESTAMP", "CAST(" + quoted + " AS TIMESTAMP)");
            case "variant" -> TypedColumn.of(name, "BLOB", "to_json(" + quoted + ")");
            // As a text, for maps cannot be hashed.
            default -> TypedColumn.of(name, "BLOB", "CAST(" + quoted + " AS STRING)");
        };
    }

    private static TypedColumn text(String name, String value, List<String> missing) {
        return TypedColumn.ofLiterals(
                name,
                "VARCHAR",
                value,
                missing.stream().map(SparkDialect.INSTANCE::text).toList());
    }

    private static String codePoints(DatabaseColumn column, String quoted) {
        return column.type().contains(" collate ") ? "(" + quoted + " COLLATE UTF8_BINARY)" : quoted;
    }

    private static String number(String quoted) {
        return "CASE WHEN isnan(" + quoted + ") THEN NULL ELSE " + quoted + " END";
    }
}
