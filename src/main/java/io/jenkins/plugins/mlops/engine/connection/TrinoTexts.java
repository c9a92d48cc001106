package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.WrittenNumber;
import java.math.BigDecimal;

/** Texts read as numbers by Trino, as {@link WrittenNumber} says what a number is. */
final class TrinoTexts implements Dialect.TextValues {
    static final TrinoTexts INSTANCE = new TrinoTexts();

    private static final String INFINITE = "[ \\t]*[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?[ \\t]*";

    private TrinoTexts() {}

    @Override
    public String isNumber(String text) {
        return matches(text, WrittenNumber.NUMBER);
    }

    @Override
    public String isInteger(String text) {
        String number = number(text);
        return "(" + matches(text, WrittenNumber.WHOLE) + " OR " + matches(text, WrittenNumber.WITH_EXPONENT)
                + " AND coalesce(is_finite(" + number + ") AND (" + number + ") = truncate(" + number + "), false))";
    }

    /** Trino knows infinity by one spelling only. */
    @Override
    public String number(String text) {
        return "CASE WHEN " + matches(text, INFINITE) + " THEN CASE WHEN starts_with(" + trimmed(text)
                + ", '-') THEN -infinity() ELSE infinity() END WHEN " + isNumber(text) + " THEN TRY_CAST("
                + trimmed(text) + " AS DOUBLE) END";
    }

    @Override
    public String compare(String text, String sign, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        StringBuilder sql = new StringBuilder("CASE");
        if (WrittenNumber.isLongInteger(plain)) {
            sql.append(exactly(WrittenNumber.LONG_INTEGER, "DECIMAL(38, 0)", text, sign, plain));
        }
        if (WrittenNumber.isShortDecimal(plain)) {
            sql.append(exactly(WrittenNumber.SHORT_DECIMAL, "DECIMAL(38, 19)", text, sign, plain));
        }
        return sql.append(" WHEN ")
                .append(isNumber(text))
                .append(" THEN ")
                .append(number(text))
                .append(' ')
                .append(sign)
                .append(' ')
                .append(TrinoDialect.INSTANCE.number(value.doubleValue()))
                .append(" END")
                .toString();
    }

    private static String exactly(String form, String type, String text, String sign, BigDecimal value) {
        return " WHEN " + matches(text, form) + " THEN CAST(" + trimmed(text) + " AS " + type + ") " + sign + " CAST("
                + Sql.text(value.toPlainString()) + " AS " + type + ")";
    }

    @Override
    public String moment(String text) {
        throw new NotInDialectException("reads dates and times in texts by rules of its own");
    }

    private static String matches(String text, String regex) {
        return TrinoDialect.INSTANCE.matches(text, regex);
    }

    private static String trimmed(String text) {
        return "regexp_replace(" + text + ", '\\A[\\x20\\x09]+|[\\x20\\x09]+\\z', '')";
    }
}
