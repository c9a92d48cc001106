package io.jenkins.plugins.mlops.engine.scan.template;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a Jinja template into its expressions and statements, and those into tokens, as Jinja's own lexer does (jinja2/lexer.py): brackets
 * are balanced, a string may hold what would end an expression, comments and raw parts are text.
 */
public final class JinjaLexer {
    /** Kind of a token. */
    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SIGN
    }

    /**
     * A token.
     *
     * @param text the name, number or sign, or the content of a string with its escapes undone
     * @param hidden whether a string writes plain letters or an underscore as escapes
     */
    record Token(Kind kind, String text, boolean hidden) {
        boolean is(String sign) {
            return kind != Kind.STRING && text.equals(sign);
        }
    }

    private static final int STRING = 1 << 16;

    private final BufferedReader in;
    private int c;
    private int ahead;

    JinjaLexer(Reader reader) throws IOException {
        in = new BufferedReader(reader, 1 << 14);
        c = in.read();
        ahead = in.read();
    }

    /** The tokens of the next expression or statement, or null at the end. */
    List<Token> next() throws IOException {
        while (c >= 0) {
            if (c == '{' && ahead == '#') {
                comment();
            } else if (c == '{' && (ahead == '{' || ahead == '%')) {
                int close = ahead == '{' ? '}' : '%';
                step();
                step();
                List<Token> tokens = tokens(close);
                if (close == '%' && tokens.size() == 1 && tokens.get(0).is("raw")) {
                    raw();
                } else {
                    return tokens;
                }
            } else {
                step();
            }
        }
        return null;
    }

    private void comment() throws IOException {
        step();
        step();
        while (c >= 0 && !(c == '#' && ahead == '}')) {
            step();
        }
        step();
        step();
    }

    private void raw() throws IOException {
        while (c >= 0) {
            if (c == '{' && ahead == '%') {
                step();
                step();
                StringBuilder name = new StringBuilder();
                while (c >= 0 && (Character.isWhitespace(c) || c == '-' || c == '+')) {
                    step();
                }
                while (c >= 0 && Character.isLetter(c)) {
                    name.append((char) c);
                    step();
                }
                while (c >= 0 && (Character.isWhitespace(c) || c == '-' || c == '+')) {
                    step();
                }
                if (name.toString().equals("endraw") && c == '%' && ahead == '}') {
                    return;
                }
            } else {
                step();
            }
        }
    }

    private List<Token> tokens(int close) throws IOException {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        if (c == '-' || c == '+') {
            step();
        }
        while (c >= 0) {
            if (depth == 0 && c == close && ahead == '}') {
                step();
                step();
                return tokens;
            }
            if (depth == 0 && (c == '-' || c == '+') && ahead == close) {
                step(); // the sign that trims what follows, when the end does follow
                if (c == close && ahead == '}') {
                    continue;
                }
                tokens.add(new Token(Kind.SIGN, "-", false));
            } else if (Character.isWhitespace(c)) {
                step();
            } else if (c == '"' || c == '\'') {
                tokens.add(string());
            } else if (Character.isDigit(c)) {
                tokens.add(new Token(Kind.NUMBER, word(), false));
            } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
                tokens.add(new Token(Kind.NAME, word(), false));
            } else {
                depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
                depth = Math.max(depth, 0);
                tokens.add(new Token(Kind.SIGN, String.valueOf((char) c), false));
                step();
            }
        }
        return tokens;
    }

    private String word() throws IOException {
        StringBuilder word = new StringBuilder();
        while (c >= 0 && (Character.isUnicodeIdentifierPart(c) || c == '_')) {
            if (word.length() < STRING) {
                word.append((char) c);
            }
            step();
        }
        return word.toString();
    }

    private Token string() throws IOException {
        int quote = c;
        boolean hidden = false;
        StringBuilder text = new StringBuilder();
        step();
        while (c >= 0 && c != quote) {
            String piece = String.valueOf((char) c);
            if (c == '\\') {
                piece = escape();
                hidden |= piece.length() == 1
                        && escaped
                        && (piece.charAt(0) == '_'
                                || piece.charAt(0) < 128 && Character.isLetterOrDigit(piece.charAt(0)));
            } else {
                step();
            }
            if (text.length() < STRING) {
                text.append(piece);
            }
        }
        step();
        return new Token(Kind.STRING, text.toString(), hidden);
    }

    private boolean escaped;

    /** One escape of Python; sets {@link #escaped} when it is a number or name for a character. */
    private String escape() throws IOException {
        step();
        escaped = false;
        int kind = c;
        if (kind >= '0' && kind <= '7') {
            escaped = true;
            int value = 0;
            for (int i = 0; i < 3 && c >= '0' && c <= '7'; i++) {
                value = value * 8 + c - '0';
                step();
            }
            return String.valueOf((char) value);
        }
        step();
        if (kind == 'N' && c == '{') {
            escaped = true;
            while (c >= 0 && c != '}') {
                step();
            }
            step();
            return "_";
        }
        int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        if (digits > 0) {
            escaped = true;
            int value = 0;
            for (int i = 0; i < digits && Character.digit(c, 16) >= 0; i++) {
                value = value * 16 + Character.digit(c, 16);
                step();
            }
            return Character.isValidCodePoint(value) ? Character.toString(value) : "?";
        }
        return kind == 'n' ? "\n" : kind == 't' ? "\t" : kind < 0 ? "" : String.valueOf((char) kind);
    }

    private void step() throws IOException {
        c = ahead;
        ahead = c < 0 ? -1 : in.read();
    }
}
