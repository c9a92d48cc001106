package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.util.List;

/**
 * A column of a database as rules see it.
 *
 * @param column its name and the type its values have here
 * @param value SQL for its value
 * @param notANumber SQL for whether the value is not-a-number, of types that hardly ever hold it; null for others, whose {@code value} is without it
 * @param note what readers of the log have to know, or null
 */
record TypedColumn(Column column, String value, String notANumber, String note) {
    static TypedColumn of(String name, String type, String value) {
        return new TypedColumn(new Column(name, type), value, null, null);
    }

    /** The same with not-a-number as a missing value. */
    TypedColumn withoutNotANumber() {
        return new TypedColumn(
                column, "CASE WHEN " + notANumber + " THEN NULL ELSE " + value + " END", notANumber, note);
    }

    /** A column of texts without the named tokens. */
    static TypedColumn text(String name, String value, List<String> missing, String note) {
        return new TypedColumn(
                new Column(name, "VARCHAR"),
                absent(value, missing.stream().map(Sql::text).toList()),
                null,
                note);
    }

    /** A column without the values of some literals. */
    static TypedColumn ofLiterals(String name, String type, String value, List<String> missing) {
        return of(name, type, absent(value, missing));
    }

    /** A column of numbers without the named tokens that are numbers. */
    static TypedColumn number(String name, String type, String value, List<String> missing) {
        return ofLiterals(name, type, value, MissingTokens.numbers(missing));
    }

    /** The same with numbers that may be not-a-number, though hardly any are. */
    TypedColumn orNotANumber(String condition) {
        return new TypedColumn(column, value, condition, note);
    }

    /** The note on a column whose type the engine has no equal of. */
    static String readAsText(String name, String type) {
        return "column \"" + name + "\" (" + type + ") is read as text";
    }

    private static String absent(String value, List<String> missing) {
        return missing.isEmpty()
                ? value
                : "CASE WHEN " + value + " IN (" + String.join(", ", missing) + ") THEN NULL ELSE " + value + " END";
    }
}
