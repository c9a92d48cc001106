package io.jenkins.plugins.mlops.engine.rules.dqdl;

import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a rule text into tokens. Comments run from {@code #} to the end of the line. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final Pattern MANTISSA = Pattern.compile("[0-9]+(\\.[0-9]+)?[eE]");

    private final String text;
    private final String file;
    private final int firstLine;
    private int at;
    private int line;
    private int lineStart;

    Lexer(String text, String file, int firstLine) {
        this.text = text;
        this.file = file;
        this.firstLine = firstLine;
        this.line = 1;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (skipBlank()) {
            tokens.add(next());
        }
        tokens.add(new Token(Token.Kind.END, "", lineNumber(), at - lineStart + 1, at, at));
        return tokens;
    }

    private boolean skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (Character.isWhitespace(c) || c == '\uFEFF') {
                at++;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return true;
            }
        }
        return false;
    }

    private Token next() {
        char c = text.charAt(at);
        if (c == '"') {
            return string();
        }
        if (isWordPart(c)) {
            int start = at;
            while (at < text.length() && (isWordPart(text.charAt(at)) || isExponentSign(start))) {
                at++;
            }
            String word = text.substring(start, at);
            return token(NUMBER.matcher(word).matches() ? Token.Kind.NUMBER : Token.Kind.WORD, word, start);
        }
        int start = at;
        for (String sign : new String[] {
            "!=", ">=", "<=", "=", ">", "<", "!", "(", ")", "[", "]", "{", "}", ",", ":", "$", "-", "+", "*", "/"
        }) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return token(Token.Kind.SIGN, sign, start);
            }
        }
        throw new RuleSyntaxException(
                here(start), "unexpected character \"" + Character.toString(text.codePointAt(at)) + "\"");
    }

    /** Only {@code \"} and {@code \\} are escapes: a regular expression keeps its other backslashes. */
    private Token string() {
        int start = at;
        int startColumn = start - lineStart + 1;
        int startLine = lineNumber();
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return new Token(Token.Kind.STRING, value.toString(), startLine, startColumn, start, at);
            }
            if (c == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
                c = text.charAt(at);
            } else if (c == '\n') {
                line++;
                lineStart = at + 1;
            }
            value.append(c);
            at++;
        }
        throw new RuleSyntaxException(
                new Source(file, startLine, startColumn), "a string starts here and has no closing quote");
    }

    private Token token(Token.Kind kind, String value, int start) {
        return new Token(kind, value, lineNumber(), start - lineStart + 1, start, at);
    }

    private Source here(int start) {
        return new Source(file, lineNumber(), start - lineStart + 1);
    }

    private int lineNumber() {
        return firstLine + line - 1;
    }

    /** Tells whether the present character is the sign in {@code 1e-5}. */
    private boolean isExponentSign(int start) {
        char c = text.charAt(at);
        return (c == '-' || c == '+')
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1))
                && MANTISSA.matcher(text.substring(start, at)).matches();
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
