package io.jenkins.plugins.mlops.engine.validate.format;

import io.jenkins.plugins.mlops.engine.data.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A pattern of letters for dates and times as {@code java.time.format.DateTimeFormatter} reads it: {@code dd.MM.yyyy HH:mm}. English names; every
 * value strictly as long as its letters say; a day that its month has. Beside that the examples of the Open Data Contract Standard are taken at
 * their word: a bare {@code T} is that letter, and one {@code Z} is an offset of any form, {@code Z}, {@code +02:00} or {@code +0200}.
 */
final class TimePattern {
    private static final String SIGNS = "\\^$.|?*+()[]{}-";

    private final String written;
    private final StringBuilder regex = new StringBuilder();
    private final Map<Field, String> fields = new LinkedHashMap<>();
    private int optional;

    private TimePattern(String written) {
        this.written = written;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static TimePattern read(String written) {
        TimePattern pattern = new TimePattern(written);
        int at = 0;
        while (at < written.length()) {
            at = pattern.part(at);
        }
        if (pattern.optional > 0) {
            throw pattern.wrong("a \"[\" is never closed");
        }
        if (pattern.fields.isEmpty()) {
            throw pattern.wrong("it holds no letter for a part of a date or time");
        }
        if (pattern.fields.containsKey(Field.HALF) && !pattern.fields.containsKey(Field.HOUR_OF_HALF)) {
            throw pattern.wrong("\"a\" (AM or PM) goes with h (1 to 12)");
        }
        return pattern;
    }

    /** The texts of this pattern. */
    TextFormat format() {
        String phrase = "written as " + written;
        String full = "(?s:" + regex + ")";
        String check = check();
        if (check == null) {
            return TextFormat.of(phrase, full);
        }
        String names = fields.keySet().stream()
                .filter(Field::isOfDate)
                .map(field -> "'" + field.key() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        // A list of one is how SQL gives a name to a value within an expression.
        return new TextFormat(
                phrase,
                text -> "(" + TextFormat.matches(text, full) + " AND coalesce(list_transform([regexp_extract(" + text
                        + ", "
                        + Sql.text("\\A" + full + "\\z") + ", " + names
                        + ")], lambda f: " + check + ")[1], false))");
    }

    private int part(int at) {
        char c = written.charAt(at);
        if (c == '\'') {
            return quoted(at);
        }
        if (c == '[') {
            regex.append("(?:");
            optional++;
            return at + 1;
        }
        if (c == ']') {
            if (--optional < 0) {
                throw wrong("a \"]\" closes nothing");
            }
            regex.append(")?");
            return at + 1;
        }
        if (c == '%') {
            throw wrong("a \"%\" belongs to the patterns of strptime; write letters, for example yyyy-MM-dd");
        }
        if (c == '{' || c == '}' || c == '#') {
            throw wrong("\"" + c + "\" has no meaning in a pattern; quote it: '" + c + "'");
        }
        if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') || c == 'T') {
            int point = written.codePointAt(at);
            literal(Character.toString(point));
            return at + Character.charCount(point);
        }
        int end = at;
        while (end < written.length() && written.charAt(end) == c) {
            end++;
        }
        letters(c, end - at);
        return end;
    }

    private int quoted(int at) {
        StringBuilder text = new StringBuilder();
        int i = at + 1;
        while (true) {
            if (i >= written.length()) {
                throw wrong("a quote (') is never closed");
            }
            if (written.charAt(i) == '\'') {
                if (i + 1 < written.length() && written.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    break;
                }
            }
            text.append(written.charAt(i++));
        }
        literal(text.isEmpty() ? "'" : text.toString());
        return i + 1;
    }

    private void literal(String text) {
        text.codePoints()
                .forEach(c -> regex.append(SIGNS.indexOf(c) < 0 ? "" : "\\").appendCodePoint(c));
    }

    private void letters(char letter, int count) {
        Field field = Field.of(letter);
        if (field == null) {
            throw wrong(Field.hint(letter));
        }
        String expression = field.regex(letter, count);
        if (expression == null) {
            throw wrong("\"" + String.valueOf(letter).repeat(count) + "\" is not supported");
        }
        if (fields.put(field, String.valueOf(letter).repeat(count)) != null) {
            throw wrong("\"" + letter + "\" speaks of a part that stands in it already");
        }
        regex.append(field.isOfDate() ? "(" : "(?:").append(expression).append(')');
    }

    /**
     * Returns the SQL for conditions that the regular expression cannot tell: whether the day is in the calendar, and
     * the day of the week that of the date.
     */
    private String check() {
        String month = has(Field.MONTH) ? Field.MONTH.number("f", fields.get(Field.MONTH)) : null;
        String year =
                has(Field.YEAR) ? "coalesce(" + Field.YEAR.number("f", fields.get(Field.YEAR)) + ", 2000)" : "2000";
        StringBuilder check = new StringBuilder();
        if (month != null && has(Field.DAY)) {
            String day = Field.DAY.number("f", fields.get(Field.DAY));
            check.append("coalesce(").append(Calendar.has(year, month, day)).append(", true)");
            if (has(Field.WEEKDAY) && has(Field.YEAR)) {
                check.append(" AND coalesce(starts_with(dayname(TRY_CAST(format('{:04d}-{:02d}-{:02d}', ")
                        .append(String.join(", ", year, month, day))
                        .append(") AS DATE)), f.")
                        .append(Field.WEEKDAY.key())
                        .append("), true)");
            }
        }
        if (has(Field.DAY_OF_YEAR)) {
            check.append(check.isEmpty() ? "" : " AND ")
                    .append("coalesce(")
                    .append(Calendar.hasDay(year, Field.DAY_OF_YEAR.number("f", fields.get(Field.DAY_OF_YEAR))))
                    .append(", true)");
        }
        return check.isEmpty() ? null : check.toString();
    }

    private boolean has(Field field) {
        return fields.containsKey(field);
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException("the pattern \"" + written + "\" cannot be used: " + problem);
    }
}
