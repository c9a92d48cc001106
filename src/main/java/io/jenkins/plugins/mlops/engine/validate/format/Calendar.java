package io.jenkins.plugins.mlops.engine.validate.format;

/** The Gregorian calendar, before its beginning, too, as ISO 8601 has it, in SQL of integers. */
final class Calendar {
    private Calendar() {}

    /** Returns the SQL that tells whether the month of the year has the day; month and day are 1 or more. */
    static String has(String year, String month, String day) {
        return "(" + day + " <= CASE WHEN " + month + " IN (4, 6, 9, 11) THEN 30 WHEN " + month + " <> 2 THEN 31 WHEN "
                + leap(year) + " THEN 29 ELSE 28 END)";
    }

    /** Returns the SQL that tells whether the year has so many days. */
    static String hasDay(String year, String day) {
        return "(" + day + " <= CASE WHEN " + leap(year) + " THEN 366 ELSE 365 END)";
    }

    private static String leap(String year) {
        return "(" + year + " % 4 = 0 AND " + year + " % 100 <> 0 OR " + year + " % 400 = 0)";
    }
}
