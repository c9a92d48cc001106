package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.Suggestion;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with SQL that a user wrote, in the words of this project where the database's own are known.
 *
 * @param title the name of the database
 * @param unknownColumn finds the name of a column that there is not, as the first group
 * @param unknownTable finds the name of a table that there is not
 */
record ErrorText(String title, Pattern unknownColumn, Pattern unknownTable) {
    private static final int LONGEST = 300;

    /** A text on one line, cut where it is long. */
    static String brief(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "\u2026";
    }

    /**
     * One sentence.
     *
     * @param said what the database says
     * @param columns the columns that there are
     */
    String ofRule(String said, Collection<String> columns) {
        Matcher column = unknownColumn.matcher(said);
        if (column.find()) {
            return "unknown column \"" + column.group(1) + "\"" + Suggestion.hint(column.group(1), columns);
        }
        Matcher table = unknownTable.matcher(said);
        if (table.find()) {
            return "there is no table \"" + table.group(1) + "\"; the data is called \"primary\"";
        }
        return other(said);
    }

    /** The sentence for a failure of another kind. */
    String other(String said) {
        return said + " (the SQL is that of " + title + ")";
    }
}
