package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
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
     * A column of the table.
     *
     * @param column its name and the type its values have here
     * @param value SQL for its value
     * @param note what readers of the log have to know, or null
     */
    record Typed(Column column, String value, String note) {}

    /**
     * The column at a position of a result.
     *
     * @param at position, from 1
     * @param missing texts that stand for "missing"
     */
    static Typed of(ResultSetMetaData found, int at, List<String> missing) throws SQLException {
        String name = found.getColumnLabel(at);
        String quoted = Sql.name(name);
        String type = found.getColumnTypeName(at);
        if (TEXTS.contains(type)) {
            return text(name, quoted, missing, null);
        }
        return switch (type) {
            case "bpchar" -> {
                int length = found.getPrecision(at);
                boolean padded = length > 0 && length <= LONGEST_CHAR;
                yield text(name, padded ? "rpad(CAST(" + quoted + " AS TEXT), " + length + ")" : quoted, missing, null);
            }
            case "int2", "smallserial" -> number(name, "SMALLINT", quoted, missing);
            case "int4", "serial" -> number(name, "INTEGER", quoted, missing);
            case "int8", "bigserial" -> number(name, "BIGINT", quoted, missing);
            case "oid" -> number(name, "BIGINT", "CAST(" + quoted + " AS BIGINT)", missing);
            case "float4" -> number(name, "FLOAT", "NULLIF(" + quoted + ", 'NaN')", missing);
            case "float8" -> number(name, "DOUBLE", "NULLIF(" + quoted + ", 'NaN')", missing);
            case "numeric" ->
                number(
                        name,
                        decimal(found.getPrecision(at), found.getScale(at)),
                        "NULLIF(" + quoted + ", 'NaN')",
                        missing);
            case "bool" -> new Typed(new Column(name, "BOOLEAN"), quoted, null);
            case "date" -> new Typed(new Column(name, "DATE"), quoted, null);
            case "timestamp" -> new Typed(new Column(name, "TIMESTAMP"), quoted, null);
            case "timestamptz" -> new Typed(new Column(name, "TIMESTAMP WITH TIME ZONE"), quoted, null);
            case "bytea" -> new Typed(new Column(name, "BLOB"), quoted, null);
            default -> text(name, quoted, missing, "column \"" + name + "\" (" + type + ") is read as text");
        };
    }

    /** The type of a decimal; without digits where the database does not bound them, or has more than are told. */
    private static String decimal(int precision, int scale) {
        return precision > 0 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision
                ? "DECIMAL(" + precision + "," + scale + ")"
                : "DECIMAL";
    }

    private static Typed text(String name, String value, List<String> missing, String note) {
        String text = "(CAST(" + value + " AS TEXT) COLLATE \"C\")";
        return new Typed(
                new Column(name, "VARCHAR"),
                absent(text, missing.stream().map(Sql::text).toList()),
                note);
    }

    private static Typed number(String name, String type, String value, List<String> missing) {
        return new Typed(new Column(name, type), absent(value, MissingTokens.numbers(missing)), null);
    }

    private static String absent(String value, List<String> missing) {
        return missing.isEmpty()
                ? value
                : "CASE WHEN " + value + " IN (" + String.join(", ", missing) + ") THEN NULL ELSE " + value + " END";
    }
}
