package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.WrittenNumber;
import java.math.BigDecimal;

/**
 * Texts read as numbers by PostgreSQL, as {@link WrittenNumber} says what a number is. A number too large for a double ends the statement there; the
 * rule is then computed another way.
 */
final class PostgresTexts implements Dialect.TextValues {
    static final PostgresTexts INSTANCE = new PostgresTexts();

    private PostgresTexts() {}

    @Override
    public String isNumber(String text) {
        return matches(text, WrittenNumber.NUMBER);
    }

    @Override
    public String isInteger(String text) {
        String number = number(text);
        Dialect sql = PostgresDialect.INSTANCE;
        return "(" + matches(text, WrittenNumber.WHOLE) + " OR " + matches(text, WrittenNumber.WITH_EXPONENT)
                + " AND coalesce(" + sql.isFinite("(" + number + ")") + " AND (" + number + ") = trunc(" + number
                + "), false))";
    }

    @Override
    public String number(String text) {
        return "CASE WHEN " + isNumber(text) + " THEN " + PostgresDialect.INSTANCE.asDouble(trimmed(text)) + " END";
    }

    @Override
    public String compare(String text, String sign, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        StringBuilder sql = new StringBuilder("CASE");
        if (WrittenNumber.isLongInteger(plain)) {
            sql.append(exactly(WrittenNumber.LONG_INTEGER, text, sign, plain));
        }
        if (WrittenNumber.isShortDecimal(plain)) {
            sql.append(exactly(WrittenNumber.SHORT_DECIMAL, text, sign, plain));
        }
        return sql.append(" WHEN ")
                .append(isNumber(text))
                .append(" THEN ")
                .append(PostgresDialect.INSTANCE.asDouble(trimmed(text)))
                .append(' ')
                .append(sign)
                .append(' ')
                .append(PostgresDialect.INSTANCE.number(value.doubleValue()))
                .append(" END")
                .toString();
    }

    private static String exactly(String form, String text, String sign, BigDecimal value) {
        return " WHEN " + matches(text, form) + " THEN CAST(" + trimmed(text) + " AS NUMERIC) " + sign + " CAST("
                + Sql.text(value.toPlainString()) + " AS NUMERIC)";
    }

    @Override
    public String moment(String text) {
        throw new NotInDialectException("reads dates and times in texts by rules of its own");
    }

    private static String matches(String text, String regex) {
        return PostgresDialect.INSTANCE.matches(text, regex);
    }

    private static String trimmed(String text) {
        return "btrim(" + text + ", ' ' || chr(9))";
    }
}
