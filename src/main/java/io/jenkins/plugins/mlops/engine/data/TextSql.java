package io.jenkins.plugins.mlops.engine.data;

/**
 * SQL that reads text as the reading of CSV does, for rules that ask for numbers or times of a column of text; zeros in front are no obstacle there. The database's own conversions are generous: they take {@code 1_000} for a number, {@code 2024/1/2}
 * and {@code epoch} for dates, and pass over words behind a time.
 */
public final class TextSql {
    private static final String NUMBER =
            "[ \\t]*[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?[ \\t]*|[ \\t]*[+-]?(?i:inf|infinity)[ \\t]*";
    private static final String INTEGER = "[ \\t]*[+-]?[0-9]+[ \\t]*";
    private static final String DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String MOMENT = DAY
            + "([Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?([Zz]|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?)?)?";

    private TextSql() {}

    /**
     * A number, as a double.
     *
     * @param text SQL of type VARCHAR
     * @return SQL that is NULL where the text is no number
     */
    public static String number(String text) {
        return "CASE WHEN regexp_full_match(" + text + ", " + Sql.text(NUMBER) + ") THEN TRY_CAST(" + text
                + " AS DOUBLE) END";
    }

    /** Whether a text is an integer; SQL that is never NULL. */
    public static String isInteger(String text) {
        return "coalesce(regexp_full_match(" + text + ", " + Sql.text(INTEGER) + "), false)";
    }

    /**
     * A date or a moment in ISO 8601, as a TIMESTAMP in UTC.
     *
     * @param text SQL of type VARCHAR
     * @return SQL that is NULL where the text is neither
     */
    public static String moment(String text) {
        return "CASE WHEN regexp_full_match(" + text + ", " + Sql.text(MOMENT) + ") THEN CAST(TRY_CAST(" + text
                + " AS TIMESTAMP WITH TIME ZONE) AS TIMESTAMP) END";
    }
}
