package io.jenkins.plugins.mlops.engine.validate.types;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns of the data and of another table as DQDL writes them in one text: {@code a,b} with {@code reference.{x,y}}, or {@code a->x,b}. A name that holds a comma or an
 * arrow cannot be written so.
 *
 * @param own names of columns of the data
 * @param others the name in the other table for each of them
 */
record ColumnMapping(List<String> own, List<String> others) {
    private static final Pattern OF_TABLE =
            Pattern.compile("([A-Za-z][A-Za-z0-9_]*)\\.(?:\\{(.*)}|(.*))", Pattern.DOTALL);
    private static final String ARROW = "->";

    /**
     * A table and columns of it.
     *
     * @param table name of the table
     * @param columns names of its columns
     */
    record OfTable(String table, List<String> columns) {}

    /** Reads {@code reference.zip} or {@code reference.{city,state}}; null when the text is neither. */
    static OfTable ofTable(String text) {
        Matcher matcher = OF_TABLE.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        List<String> columns =
                matcher.group(2) == null ? List.of(matcher.group(3).strip()) : list(matcher.group(2));
        return columns.contains("") ? null : new OfTable(matcher.group(1), columns);
    }

    /** Names between commas. */
    static List<String> list(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            names.add(name.strip());
        }
        return names;
    }

    /** Reads {@code a->x,b}, where {@code b} is called so in both tables; null when a name is missing. */
    static ColumnMapping of(String text) {
        List<String> own = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String part : list(text)) {
            int arrow = part.indexOf(ARROW);
            own.add(arrow < 0 ? part : part.substring(0, arrow).strip());
            others.add(arrow < 0 ? part : part.substring(arrow + ARROW.length()).strip());
        }
        return own.contains("") || others.contains("") ? null : new ColumnMapping(own, others);
    }

    /** These, and others behind them. */
    ColumnMapping and(ColumnMapping more) {
        List<String> allOwn = new ArrayList<>(own);
        List<String> allOthers = new ArrayList<>(others);
        allOwn.addAll(more.own);
        allOthers.addAll(more.others);
        return new ColumnMapping(allOwn, allOthers);
    }
}
