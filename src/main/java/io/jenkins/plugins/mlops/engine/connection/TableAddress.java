package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table or a query of a database, written where a file could be named: {@code connection:ID/TABLE}, {@code connection:ID/SCHEMA.TABLE} or {@code connection:ID?SELECT ...}.
 *
 * @param connection id of the connection
 * @param extract the table or query
 */
public record TableAddress(String connection, Extract extract) {
    private static final String START = "connection:";
    private static final Pattern FORM = Pattern.compile(START + "([^/?\\s]+)([/?])(.+)", Pattern.DOTALL);
    private static final int SHOWN = 80;

    /** Tells whether a text is meant to be one. A file whose name begins so is named with a {@code ./} in front. */
    public static boolean isOne(String text) {
        return text.startsWith(START);
    }

    /**
     * Reads one.
     *
     * @throws BadInputException in one line, when the text names no table and holds no query
     */
    public static TableAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new BadInputException(
                    "\"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026")
                            + "\" names no table; expected connection:ID/TABLE, connection:ID/SCHEMA.TABLE or connection:ID?SELECT ...");
        }
        boolean table = matcher.group(2).equals("/");
        try {
            return new TableAddress(
                    matcher.group(1), new Extract(table ? matcher.group(3) : null, table ? null : matcher.group(3)));
        } catch (BadInputException e) {
            throw new BadInputException("connection:" + matcher.group(1) + ": " + e.getMessage(), e);
        }
    }
}
