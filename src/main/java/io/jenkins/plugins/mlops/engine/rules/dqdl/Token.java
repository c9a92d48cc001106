package io.jenkins.plugins.mlops.engine.rules.dqdl;

/**
 * A word of a rule text.
 *
 * @param kind what it is
 * @param text its value: a string without its quotes and escapes, else as written
 * @param line line from 1
 * @param column column from 1
 * @param start offset of its first character in the text
 * @param end offset behind its last character
 */
record Token(Kind kind, String text, int line, int column, int start, int end) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** For an error message. */
    String shown() {
        return kind == Kind.END ? "the end" : kind == Kind.STRING ? "\"" + text + "\"" : "\"" + text + "\"";
    }
}
