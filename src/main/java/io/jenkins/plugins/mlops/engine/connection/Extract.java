package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Part of a database that is read: one table or view, or the rows of one query. A query is refused that could hold a second
 * statement: the driver would send both, and the second could end the transaction that may only read.
 *
 * @param table name, with its schema in front where it has one, or null
 * @param query a statement that starts with SELECT or WITH, or null
 */
public record Extract(String table, String query) {
    private static final Pattern PART = Pattern.compile("[^\".\\x00-\\x1f]{1,63}");
    private static final Pattern BEFORE = Pattern.compile("(?s)(?:\\s+|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)+");
    private static final int SHOWN = 80;

    public Extract {
        if ((table == null) == (query == null)) {
            throw new BadInputException(
                    "a connection needs either a table or a query" + (table == null ? ", and has none" : ", not both"));
        }
        if (table != null) {
            table = checkedTable(table.strip());
        } else {
            query = checkedQuery(query.strip());
        }
    }

    private static String checkedTable(String table) {
        String[] parts = table.split("\\.", -1);
        boolean fine = parts.length <= 2;
        for (String part : parts) {
            fine &= PART.matcher(part).matches();
        }
        if (!fine) {
            throw new BadInputException(
                    "table \"" + brief(table)
                            + "\" is not a name; expected TABLE or SCHEMA.TABLE, without quotes and spelt as the database shows it");
        }
        return table;
    }

    private static String checkedQuery(String query) {
        String one =
                query.endsWith(";") ? query.substring(0, query.length() - 1).strip() : query;
        if (one.indexOf(';') >= 0) {
            throw new BadInputException(
                    "the query holds a \";\"; expected one statement (in a text, write chr(59) for it)");
        }
        var before = BEFORE.matcher(one);
        String start = (before.lookingAt() ? one.substring(before.end()) : one).toUpperCase(Locale.ROOT);
        if (!start.matches("(?s)(SELECT|WITH)\\b.*")) {
            throw new BadInputException(
                    "the query \"" + brief(one) + "\" does not start with SELECT or WITH; only reading is possible");
        }
        if (one.indexOf('\0') >= 0) {
            throw new BadInputException("the query holds a NUL character");
        }
        return one;
    }

    /** The statement. */
    String sql(Dialect dialect) {
        if (query != null) {
            return query;
        }
        int dot = table.indexOf('.');
        return "SELECT * FROM "
                + (dot < 0
                        ? dialect.name(table)
                        : dialect.name(table.substring(0, dot)) + "." + dialect.name(table.substring(dot + 1)));
    }

    /** The table, or the beginning of the query, for titles. */
    public String shown() {
        return brief(table == null ? query : table);
    }

    private static String brief(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "\u2026";
    }
}
