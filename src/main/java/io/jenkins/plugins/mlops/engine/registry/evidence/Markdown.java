package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.NumberText;
import java.util.List;

/** Markdown in which text from files and users means nothing but itself. */
final class Markdown {
    private static final int LONGEST = 500;
    /** An underscore within a word means nothing. */
    private static final String MEANING = "([\\\\`*\\[\\]|#~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))";

    private final StringBuilder out = new StringBuilder();

    Markdown heading(int level, String text) {
        out.append(out.length() == 0 ? "" : "\n")
                .append("#".repeat(level))
                .append(' ')
                .append(plain(text))
                .append("\n\n");
        return this;
    }

    Markdown line(String text) {
        out.append(plain(text)).append("\n");
        return this;
    }

    Markdown item(String text) {
        out.append("- ").append(plain(text)).append("\n");
        return this;
    }

    Markdown gap() {
        out.append("\n");
        return this;
    }

    /** A table; its cells are plain text. */
    Markdown table(List<String> head, List<List<String>> rows) {
        row(head);
        row(head.stream().map(cell -> (String) null).toList());
        rows.forEach(this::row);
        return this;
    }

    private void row(List<String> cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(cell == null ? "---" : " " + plain(cell) + " ").append('|');
        }
        out.append('\n');
    }

    /** Text on one line, every character of Markdown or HTML made harmless. */
    static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() > LONGEST) {
            line = line.substring(0, LONGEST) + " ...";
        }
        return line.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll(MEANING, "\\\\$1");
    }

    /** A number with four significant digits, a text as it is, nothing for null. */
    static String number(Object value) {
        if (value instanceof Double real && !real.isNaN() && !real.isInfinite()) {
            return NumberText.written(NumberText.rounded(real, 4));
        }
        return value == null ? "" : value.toString();
    }

    String text() {
        return out.toString();
    }
}
