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
 * @param note what readers of the log have to know, or null
 */
record TypedColumn(Column column, String value, String note) {
    static TypedColumn of(String name, String type, String value) {
        return new TypedColumn(new Column(name, type), value, null);
    }

    /** A column of texts without the named tokens. */
    static TypedColumn text(String name, String value, List<String> missing, String note) {
        return new TypedColumn(
                new Column(name, "VARCHAR"),
                absent(value, missing.stream().map(Sql::text).toList()),
                note);
    }

    /** A column of numbers without the named tokens that are numbers. */
    static TypedColumn number(String name, String type, String value, List<String> missing) {
        return of(name, type, absent(value, MissingTokens.numbers(missing)));
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
