package io.jenkins.plugins.mlops.engine.validate.format;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a date or time, and how letters of a pattern write it. */
enum Field {
    YEAR("yu"),
    MONTH("ML"),
    DAY("d"),
    DAY_OF_YEAR("D"),
    WEEKDAY("E"),
    HALF("a"),
    HOUR("Hk"),
    HOUR_OF_HALF("hK"),
    MINUTE("m"),
    SECOND("s"),
    FRACTION("S"),
    OFFSET("XxZ");

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private static final String LATE_DAYS = "[12][0-9]{2}|3[0-5][0-9]|36[0-6]";

    private final String letters;

    Field(String letters) {
        this.letters = letters;
    }

    /** The part that a letter stands for, or null. */
    static Field of(char letter) {
        for (Field field : values()) {
            if (field.letters.indexOf(letter) >= 0) {
                return field;
            }
        }
        return null;
    }

    /** Returns a replacement for a letter that is not supported. */
    static String hint(char letter) {
        return switch (letter) {
            case 'Y' -> "\"Y\" is the year of the week's calendar; the year is y";
            case 'V', 'z', 'v', 'O' ->
                "\"" + letter + "\" is a zone by its name, which is not supported; offsets are X, XX and XXX";
            case 'w', 'W', 'e', 'c', 'F' -> "\"" + letter + "\" is a week, which is not supported";
            default ->
                "\"" + letter + "\" stands for no part that is supported; letters of the text itself stand in quotes ('"
                        + letter + "')";
        };
    }

    /** Tells whether it takes part in the question whether the date exists. */
    boolean isOfDate() {
        return this == YEAR || this == MONTH || this == DAY || this == DAY_OF_YEAR || this == WEEKDAY;
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns the regular expression for so many of a letter, or null. */
    String regex(char letter, int count) {
        return switch (this) {
            case YEAR ->
                count == 4
                        ? letter == 'y' ? "[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000" : "[0-9]{4}"
                        : count == 2 ? "[0-9]{2}" : null;
            case MONTH -> count > 2 ? names(MONTHS, count) : number(count, "1[0-2]", "[1-9]");
            case DAY -> number(count, "[12][0-9]|3[01]", "[1-9]");
            case DAY_OF_YEAR ->
                count == 3
                        ? "00[1-9]|0[1-9][0-9]|" + LATE_DAYS
                        : count == 1 ? "0{0,2}[1-9]|0?[1-9][0-9]|" + LATE_DAYS : null;
            case WEEKDAY -> names(DAYS, Math.max(3, count));
            case HALF -> count == 1 ? "AM|PM" : null;
            case HOUR ->
                letter == 'H' ? number(count, "1[0-9]|2[0-3]", "[0-9]") : number(count, "1[0-9]|2[0-4]", "[1-9]");
            case HOUR_OF_HALF -> letter == 'h' ? number(count, "1[0-2]", "[1-9]") : number(count, "1[01]", "[0-9]");
            case MINUTE, SECOND -> number(count, "[1-5][0-9]", "[0-9]");
            case FRACTION -> count <= 9 ? "[0-9]{" + count + "}" : null;
            case OFFSET -> offset(letter, count);
        };
    }

    /** One letter takes one digit or two, two letters take two digits. */
    private static String number(int count, String two, String one) {
        return count == 1 ? two + "|0?" + one : count == 2 ? two + "|0" + one : null;
    }

    private static String names(List<String> names, int count) {
        return count > 4
                ? null
                : names.stream()
                        .map(name -> count == 3 ? name.substring(0, 3) : name)
                        .collect(Collectors.joining("|"));
    }

    private static String offset(char letter, int count) {
        String minutes = "(?:0[0-9]|1[0-7])[0-5][0-9]|1800";
        if (letter == 'Z') {
            return count <= 3 ? "Z|[+-](?:(?:0[0-9]|1[0-7]):?[0-5][0-9]|18:?00)" : null;
        }
        String digits =
                switch (count) {
                    case 1 -> "(?:0[0-9]|1[0-7])(?:[0-5][0-9])?|18(?:00)?";
                    case 2 -> minutes;
                    case 3 -> "(?:0[0-9]|1[0-7]):[0-5][0-9]|18:00";
                    default -> null;
                };
        return digits == null ? null : (letter == 'X' ? "Z|" : "") + "[+-](?:" + digits + ")";
    }

    /**
     * The value as SQL: an integer, or NULL where an optional part is not there.
     *
     * @param from what holds the captured texts
     * @param written the letters
     */
    String number(String from, String written) {
        String text = from + "." + key();
        if (this == MONTH && written.length() > 2) {
            String list = MONTHS.stream()
                    .map(name -> "'" + name.substring(0, 3) + "'")
                    .collect(Collectors.joining(", ", "[", "]"));
            return "nullif(list_position(" + list + ", left(" + text + ", 3)), 0)";
        }
        String number = "TRY_CAST(nullif(" + text + ", '') AS INTEGER)";
        return this == YEAR && written.length() == 2 ? "(2000 + " + number + ")" : number;
    }
}
