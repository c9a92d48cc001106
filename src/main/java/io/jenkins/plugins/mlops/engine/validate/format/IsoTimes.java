package io.jenkins.plugins.mlops.engine.validate.format;

/** Dates, times and durations as RFC 3339 and ISO 8601 write them. */
final class IsoTimes {
    private static final String DATE = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
    private static final String CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?";
    private static final String OFFSET = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";
    private static final String YEARS = "[0-9]+Y(?:[0-9]+M)?(?:[0-9]+D)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D";
    private static final String SECONDS = "[0-9]+(?:[.,][0-9]+)?S";
    private static final String HOURS =
            "[0-9]+H(?:[0-9]+M)?(?:" + SECONDS + ")?|[0-9]+M(?:" + SECONDS + ")?|" + SECONDS;

    /** ISO 8601, 5.5.2: at least one part, none of them twice or out of order, weeks alone. */
    static final String DURATION = "P(?:[0-9]+W|(?:" + YEARS + ")(?:T(?:" + HOURS + "))?|T(?:" + HOURS + "))";

    /** A time of day of ISO 8601 in the extended format, with or without seconds, a fraction and an offset. */
    static final String TIME_OF_DAY = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]+)?)?"
            + "(?:[Zz]|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?)?";

    private IsoTimes() {}

    /** {@code full-date} of RFC 3339: a day that the calendar has. */
    static String date(String text) {
        return "(" + TextFormat.matches(text, DATE) + " AND " + inCalendar(text) + ")";
    }

    /** {@code full-time} of RFC 3339: with an offset. */
    static String time(String text) {
        return "(" + TextFormat.matches(text, CLOCK + OFFSET) + " AND " + second(text) + ")";
    }

    /** {@code date-time} of RFC 3339: with an offset. */
    static String dateTime(String text) {
        return "(" + TextFormat.matches(text, DATE + "[Tt]" + CLOCK + OFFSET) + " AND " + inCalendar(text) + " AND "
                + second("substr(" + text + ", 12)") + ")";
    }

    /** Returns the SQL that tells whether the month that a text begins with has its day. */
    private static String inCalendar(String text) {
        return Calendar.has(number(text, 1, 4), number(text, 6, 2), number(text, 9, 2));
    }

    /** A 60th second is one only before midnight UTC (RFC 3339, 5.7). */
    private static String second(String time) {
        String offset = "CASE WHEN right(" + time + ", 1) IN ('Z', 'z') THEN 0 ELSE CASE substr(" + time + ", length("
                + time + ") - 5, 1) WHEN '-' THEN -1 ELSE 1 END * (60 * " + number(time, "length(" + time + ") - 4")
                + " + " + number(time, "length(" + time + ") - 1") + ") END";
        return "(substr(" + time + ", 7, 2) <> '60' OR (" + number(time, 1, 2) + " * 60 + " + number(time, 4, 2)
                + " - (" + offset + ") + 2880) % 1440 = 1439)";
    }

    private static String number(String text, int from, int length) {
        return "TRY_CAST(substr(" + text + ", " + from + ", " + length + ") AS INTEGER)";
    }

    private static String number(String text, String from) {
        return "TRY_CAST(substr(" + text + ", " + from + ", 2) AS INTEGER)";
    }
}
