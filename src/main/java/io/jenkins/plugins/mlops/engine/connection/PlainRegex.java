package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A regular expression of those that every engine means alike when it has to match a whole text: characters, classes, groups, alternatives and
 * repetitions. It is written anew, with {@code \d}, {@code \w}, {@code \s} and {@code .} as the classes they are in RE2, and every character
 * that is neither a letter nor a digit of ASCII by its number, so that no engine sees a sign of its own. Whether a repetition is greedy makes no
 * difference to a whole match.
 */
final class PlainRegex {
    /** PostgreSQL takes no more repetitions than these. */
    private static final int MOST_REPEATED = 255;

    private static final String OTHERWISE = "has no regular expression that means the same as ";

    private final String regex;
    private final IntFunction<String> written;
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private PlainRegex(String regex, IntFunction<String> written) {
        this.regex = regex;
        this.written = written;
    }

    /**
     * The same expression, for the whole text, without anchors.
     *
     * @param written writes a character of up to 16 bits that is neither a letter nor a digit of ASCII
     * @throws NotInDialectException for an expression with anything else, also for one with a fault
     */
    static String of(String regex, IntFunction<String> written) {
        PlainRegex reading = new PlainRegex(regex, written);
        reading.alternatives();
        if (reading.at < regex.length()) {
            throw reading.other();
        }
        return reading.plain.toString();
    }

    private NotInDialectException other() {
        return new NotInDialectException(OTHERWISE + regex);
    }

    private boolean sees(String text) {
        return regex.startsWith(text, at);
    }

    private void alternatives() {
        while (true) {
            branch();
            if (!sees("|")) {
                return;
            }
            at++;
            plain.append('|');
        }
    }

    private void branch() {
        while (at < regex.length() && !sees("|") && !sees(")")) {
            atom();
            repetition();
        }
    }

    private void atom() {
        char c = regex.charAt(at);
        switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '.' -> {
                at++;
                plain.append("[^").append(written('\n')).append(']');
            }
            case '\\' -> escaped();
            case '*', '+', '?', '{', '^', '$' -> throw other();
            default -> plain.append(written(codePoint()));
        }
    }

    private void group() {
        at += sees("(?:") ? 3 : 1;
        if (sees("?")) {
            throw other();
        }
        plain.append("(?:");
        alternatives();
        if (!sees(")")) {
            throw other();
        }
        at++;
        plain.append(')');
    }

    private void escaped() {
        String named = named();
        plain.append(named == null ? written(escape()) : named);
    }

    /** A class with a letter for a name, or null. */
    private String named() {
        if (at + 1 >= regex.length()) {
            throw other();
        }
        String members = members(regex.charAt(at + 1));
        if (members == null) {
            return null;
        }
        boolean negated = Character.isUpperCase(regex.charAt(at + 1));
        at += 2;
        return "[" + (negated ? "^" : "") + members + "]";
    }

    private String members(char name) {
        return switch (Character.toLowerCase(name)) {
            case 'd' -> "0-9";
            case 'w' -> "0-9A-Za-z" + written('_');
            case 's' -> "\t\n\f\r ".chars().mapToObj(this::written).collect(Collectors.joining());
            default -> null;
        };
    }

    private int escape() {
        at++;
        int c = codePoint();
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> {
                if (c > 0x7F || Character.isLetterOrDigit(c)) {
                    throw other();
                }
                yield c;
            }
        };
    }

    private void characterClass() {
        at++;
        plain.append('[');
        if (sees("^")) {
            at++;
            plain.append('^');
        }
        boolean first = true;
        while (first || !sees("]")) {
            if (at >= regex.length() || sees("[:")) {
                throw other();
            }
            first = false;
            member();
        }
        at++;
        plain.append(']');
    }

    private void member() {
        if (sees("\\") && at + 1 < regex.length()) {
            String members = members(regex.charAt(at + 1));
            if (members != null) {
                if (Character.isUpperCase(regex.charAt(at + 1)) || regex.startsWith("-", at + 2)) {
                    throw other();
                }
                at += 2;
                plain.append(members);
                return;
            }
        }
        int from = one();
        if (!sees("-") || regex.startsWith("-]", at)) {
            plain.append(written(from));
            return;
        }
        at++;
        if (at >= regex.length() || sees("[")) {
            throw other();
        }
        int to = one();
        if (from > to) {
            throw other();
        }
        plain.append(written(from)).append('-').append(written(to));
    }

    private int one() {
        int c = sees("\\") ? escape() : codePoint();
        if (c > 0xFFFF) {
            throw other();
        }
        return c;
    }

    private void repetition() {
        if (at >= regex.length()) {
            return;
        }
        switch (regex.charAt(at)) {
            case '*', '+', '?' -> plain.append(regex.charAt(at++));
            case '{' -> counted();
            default -> {
                return;
            }
        }
        if (sees("?")) {
            at++;
        }
        if (sees("*") || sees("+") || sees("?") || sees("{")) {
            throw other();
        }
    }

    private void counted() {
        int end = regex.indexOf('}', at);
        String inside = end < 0 ? "" : regex.substring(at + 1, end);
        if (!inside.matches("[0-9]{1,3}(?:,(?:[0-9]{1,3})?)?")) {
            throw other();
        }
        String[] ends = inside.split(",");
        for (String number : ends) {
            if (Integer.parseInt(number) > MOST_REPEATED) {
                throw other();
            }
        }
        if (ends.length > 1 && Integer.parseInt(ends[0]) > Integer.parseInt(ends[1])) {
            throw other();
        }
        plain.append('{').append(inside).append('}');
        at = end + 1;
    }

    private int codePoint() {
        if (at >= regex.length()) {
            throw other();
        }
        int c = regex.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private String written(int c) {
        if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
            return String.valueOf((char) c);
        }
        return c > 0xFFFF ? "(?:" + Character.toString(c) + ")" : written.apply(c);
    }
}
