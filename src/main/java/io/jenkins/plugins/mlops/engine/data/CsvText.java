package io.jenkins.plugins.mlops.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the header of a CSV text (RFC 4180) without a database: the names have to be known before anything is said about types. */
final class CsvText {
    private CsvText() {}

    /**
     * The fields of the first line that is not blank.
     *
     * @return null when the text ends before the line does and {@code whole} is false
     */
    static List<String> header(String text, char delimiter, boolean whole) {
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                if (quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    field.append('"');
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted) {
                field.append(c);
            } else if (c == delimiter) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' || c == '\r') {
                fields.add(field.toString());
                return fields;
            } else {
                field.append(c);
            }
        }
        if (!whole || quoted) {
            return null;
        }
        fields.add(field.toString());
        return fields;
    }

    /** The first name that stands twice, upper and lower case taken as one, or null. Empty names may repeat: the reader names them itself. */
    static String repeated(List<String> header) {
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (String name : header) {
            if (!name.isBlank() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                return name;
            }
        }
        return null;
    }
}
