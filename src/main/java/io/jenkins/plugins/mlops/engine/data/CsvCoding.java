package io.jenkins.plugins.mlops.engine.data;

import java.util.List;

/**
 * How a CSV column of a type is read so that no value changes on the way. The database's own conversion is generous: read as BIGINT, 1.5
 * becomes 2; read as DATE, a time of day is lost; read as BOOLEAN, the F of a column "sex" becomes false. So such columns are read as a
 * wider type, and a value that would change raises an error which {@link #misfit} recognizes.
 */
final class CsvCoding {
    /** Whole numbers up to here are exact as doubles; columns with longer ones are HUGEINT and read from their text. */
    static final int DOUBLE_DIGITS = 15;

    private static final String MISFIT = "mlops: misfit in column ";

    private CsvCoding() {}

    /** The type the file is read with. */
    static String read(String type) {
        return switch (type) {
            case "BIGINT" -> "DOUBLE";
            case "DATE" -> "TIMESTAMP";
            case "HUGEINT", "BOOLEAN" -> "VARCHAR";
            default -> type;
        };
    }

    /** The column as its type, made of what was read. */
    static String value(Column column) {
        String name = Sql.name(column.name());
        String fits =
                switch (column.type()) {
                    case "BIGINT" -> whole(name);
                    case "DATE" -> name + " = CAST(" + name + " AS DATE)";
                    case "HUGEINT" -> huge(name);
                    case "BOOLEAN" -> word(name);
                    default -> null;
                };
        if (fits == null) {
            return name;
        }
        return "CASE WHEN " + fits + " THEN CAST(" + name + " AS " + column.type() + ") WHEN " + name
                + " IS NULL THEN NULL ELSE CAST(error(" + Sql.text(MISFIT + column.name()) + ") AS " + column.type()
                + ") END AS " + name;
    }

    /** The column named by an error that {@link #value} raised, or null. */
    static String misfit(String message) {
        int at = message.indexOf(MISFIT);
        return at < 0 ? null : message.substring(at + MISFIT.length()).replaceAll("(?s)\\n\\s*(\\n|LINE \\d+:).*", "");
    }

    /** Types to try, in order, when values were found that do not fit this one; text comes behind all. */
    static List<String> wider(String type) {
        return switch (type) {
            case "BIGINT" -> List.of("BIGINT", "HUGEINT", "DOUBLE");
            case "HUGEINT" -> List.of("HUGEINT", "DOUBLE");
            case "DATE" -> List.of("DATE", "TIMESTAMP");
            default -> List.of(type);
        };
    }

    /** SQL that is true when the text of a field, which is not missing, fits a type. */
    static String fits(String type, String text) {
        return switch (type) {
            case "BIGINT" -> "regexp_full_match(" + text + ", '\\s*[+-]?[0-9]{1," + DOUBLE_DIGITS + "}(\\.0*)?\\s*')";
            case "HUGEINT" -> huge(text);
            case "BOOLEAN" -> word(text);
            case "DATE" -> "coalesce(TRY_CAST(" + text + " AS TIMESTAMP) = TRY_CAST(" + text + " AS DATE), false)";
            default -> "TRY_CAST(" + text + " AS " + type + ") IS NOT NULL";
        };
    }

    private static String whole(String number) {
        return number + " = trunc(" + number + ") AND abs(" + number + ") < 1e" + DOUBLE_DIGITS;
    }

    private static String huge(String text) {
        return "regexp_full_match(" + text + ", '\\s*[+-]?[0-9]{1,38}\\s*')";
    }

    private static String word(String text) {
        return "lower(trim(" + text + ")) IN ('true', 'false')";
    }
}
