package io.jenkins.plugins.mlops.engine.data;

import java.util.Collection;
import java.util.stream.Collectors;

/** Quotes names and values for SQL. Nothing from a user or a file reaches a statement any other way. */
public final class Sql {
    private Sql() {}

    /** Substitute for the name of a column whose header is empty: SQL has no empty names. */
    private static final String UNNAMED = "(unnamed)";

    /** {@code "name"}. */
    public static String name(String name) {
        return '"' + identifier(name).replace("\"", "\"\"") + '"';
    }

    /** The name of a column as the database knows it. */
    static String identifier(String name) {
        return name.isEmpty() ? UNNAMED : name;
    }

    /** {@code 'text'}. */
    public static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** A file's path as the database's readers take it: they would read {@code [}, {@code *} and {@code ?} as a pattern. */
    static String path(InputFile file) {
        return file.path().toString().replaceAll("[\\[*?]", "[$0]");
    }

    /** {@code ['a', 'b']}. */
    public static String list(Collection<String> texts) {
        return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
