package io.jenkins.plugins.mlops.engine.data;

/**
 * How a database quotes names and texts. Within the marks a doubled mark stands for itself.
 *
 * @param marks the characters that begin and end what is quoted
 * @param escapes whether a backslash in a text takes the next character with it, unless an {@code r} stands before the text
 */
public record Quoting(String marks, boolean escapes) {
    /** Texts in {@code '}, names in {@code "}, and nothing else. */
    public static final Quoting STANDARD = new Quoting("'\"", false);

    /** Tells whether a character begins something quoted. */
    boolean isMark(char c) {
        return marks.indexOf(c) >= 0;
    }

    /** Offset behind the mark that ends what begins at an offset, or -1. */
    int end(CharSequence sql, int start) {
        char mark = sql.charAt(start);
        boolean escaped = escapes && mark != '`' && !follows(sql, start, 'r');
        for (int i = start + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (escaped && c == '\\') {
                i++;
            } else if (c == mark) {
                if (i + 1 >= sql.length() || sql.charAt(i + 1) != mark) {
                    return i + 1;
                }
                i++;
            }
        }
        return -1;
    }

    /** Tells whether a quote follows a letter, small or capital, that is a word of its own. */
    static boolean follows(CharSequence sql, int quote, char letter) {
        return quote > 0
                && Character.toLowerCase(sql.charAt(quote - 1)) == letter
                && (quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2)));
    }
}
