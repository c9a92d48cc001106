package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Sql;
import java.util.List;
import java.util.Set;

/**
 * Columns of PostgreSQL as rules see them, the same as if {@link PostgresColumns} had read them: texts with all their blanks, compared by code
 * points; not-a-number and the named tokens missing; types that the engine has no equal of as the texts PostgreSQL writes.
 */
final class PostgresTypes {
    private static final Set<String> TEXTS = Set.of("text", "varchar", "name", "char", "citext", "uuid");
    private static final int MOST_DIGITS = 38;
    /** The longest {@code char(n)}; more is said of one without a length. */
    private static final int LONGEST_CHAR = 10_485_760;

    private PostgresTypes() {}

    /**
     * A column of a result.
     *
     * @param missing texts that stand for "missing"
     */
    static TypedColumn of(DatabaseColumn column, List<String> missing) {
        String name = column.name();
        String quoted = Sql.name(name);
        String type = column.type();
        if (TEXTS.contains(type)) {
            return text(name, quoted, missing, null);
        }
        return switch (type) {
            case "bpchar" -> {
                int length = column.precision();
                boolean padded = length > 0 && length <= LONGEST_CHAR;
                yield text(name, padded ? "rpad(CAST(" + quoted + " AS TEXT), " + length + ")" : quoted, missing, null);
            }
            case "int2", "smallserial" -> TypedColumn.number(name, "SMALLINT", quoted, missing);
            case "int4", "serial" -> TypedColumn.number(name, "INTEGER", quoted, missing);
            case "int8", "bigserial" -> TypedColumn.number(name, "BIGINT", quoted, missing);
            case "oid" -> TypedColumn.number(name, "BIGINT", "CAST(" + quoted + " AS BIGINT)", missing);
            case "float4" -> TypedColumn.number(name, "FLOAT", "NULLIF(" + quoted + ", 'NaN')", missing);
            case "float8" -> TypedColumn.number(name, "DOUBLE", "NULLIF(" + quoted + ", 'NaN')", missing);
            // Hardly anybody has not-a-number in decimals, and to look for it wherever a value is used costs much.
            case "numeric" ->
                TypedColumn.number(name, decimal(column.precision(), column.scale()), quoted, missing)
                        .orNotANumber(isNaN(quoted));
            case "bool" -> TypedColumn.of(name, "BOOLEAN", quoted);
            case "date" -> TypedColumn.of(name, "DATE", quoted);
            case "timestamp" -> TypedColumn.of(name, "TIMESTAMP", quoted);
            case "timestamptz" -> TypedColumn.of(name, "TIMESTAMP WITH TIME ZONE", quoted);
            case "bytea" -> TypedColumn.of(name, "BLOB", quoted);
            default -> text(name, quoted, missing, TypedColumn.readAsText(name, type));
        };
    }

    /** The type of a decimal; without digits where the database does not bound them, or has more than are told. */
    private static String decimal(int precision, int scale) {
        return precision > 0 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision
                ? "DECIMAL(" + precision + "," + scale + ")"
                : "DECIMAL";
    }

    private static TypedColumn text(String name, String value, List<String> missing, String note) {
        return TypedColumn.text(name, "(CAST(" + value + " AS TEXT) COLLATE \"C\")", missing, note);
    }

    private static String isNaN(String quoted) {
        return "(" + quoted + " = 'NaN')";
    }
}
