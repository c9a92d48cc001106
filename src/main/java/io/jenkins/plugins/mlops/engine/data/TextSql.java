package io.jenkins.plugins.mlops.engine.data;

import java.math.BigDecimal;

/**
 * The numbers and moments that texts are, as SQL. There is one answer for all rules, and it is that of the reading of files: the database's own
 * conversions would also take {@code 1_000}, {@code epoch}, {@code 2024/1/2}, and words behind a time.
 */
public final class TextSql {
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String LOCAL = DATE + "[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?";
    private static final String ZONED = LOCAL + "(?:[Zz]|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?)";
    /** There is no such year before the first. */
    private static final String NO_YEAR = "0000-";

    private TextSql() {}

    /**
     * Returns the SQL that tells whether a text is a number; infinity is one, {@code NaN} and {@code 1_000} are not.
     */
    public static String isNumber(String text) {
        return matches(text, WrittenNumber.NUMBER);
    }

    /** Returns the SQL that tells whether a text is a whole number, however it is written. */
    public static String isInteger(String text) {
        String number = number(text);
        return "(" + matches(text, WrittenNumber.WHOLE) + " OR " + matches(text, WrittenNumber.WITH_EXPONENT)
                + " AND coalesce(isfinite(" + number + ") AND " + number + " = trunc(" + number + "), false))";
    }

    /** The number that a text is, as a double, or NULL. */
    public static String number(String text) {
        return "CASE WHEN " + isNumber(text) + " THEN TRY_CAST(" + trimmed(text) + " AS DOUBLE) END";
    }

    /**
     * A comparison of the number that a text is: exact for integers of up to 38 digits and decimals of 19 on each side of the point, and with the
     * nearest doubles beyond that; NULL for a text that is no number.
     */
    public static String compare(String text, String sign, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        StringBuilder sql = new StringBuilder("CASE");
        if (WrittenNumber.isLongInteger(plain)) {
            sql.append(" WHEN ")
                    .append(matches(text, WrittenNumber.LONG_INTEGER))
                    .append(" THEN TRY_CAST(")
                    .append(trimmed(text))
                    .append(" AS HUGEINT) ")
                    .append(sign)
                    .append(' ')
                    .append(Sql.text(plain.toPlainString()))
                    .append("::HUGEINT");
        }
        if (WrittenNumber.isShortDecimal(plain)) {
            sql.append(" WHEN ")
                    .append(matches(text, WrittenNumber.SHORT_DECIMAL))
                    .append(" THEN TRY_CAST(")
                    .append(trimmed(text))
                    .append(" AS DECIMAL(38, 19)) ")
                    .append(sign)
                    .append(' ')
                    .append(Sql.text(plain.toPlainString()))
                    .append("::DECIMAL(38, 19)");
        }
        sql.append(sql.length() > 4 ? " ELSE " : " WHEN true THEN ")
                .append(number(text))
                .append(' ')
                .append(sign)
                .append(' ')
                .append(Sql.text(String.valueOf(value.doubleValue())))
                .append("::DOUBLE END");
        return sql.toString();
    }

    /** The moment that a text in full ISO 8601 is, in UTC where it has an offset, or NULL. */
    public static String moment(String text) {
        String upper = "upper(" + text + ")";
        return "CASE WHEN starts_with(" + text + ", '" + NO_YEAR + "') THEN NULL WHEN "
                + matches(text, DATE + "|" + LOCAL)
                + " THEN TRY_CAST(" + upper + " AS TIMESTAMP) WHEN " + matches(text, ZONED)
                + " THEN make_timestamp(epoch_us(TRY_CAST(" + upper + " AS TIMESTAMPTZ))) END";
    }

    private static String trimmed(String text) {
        return "trim(" + text + ", e' \\t')";
    }

    private static String matches(String text, String regex) {
        return "regexp_full_match(" + text + ", " + Sql.text(regex) + ")";
    }
}
