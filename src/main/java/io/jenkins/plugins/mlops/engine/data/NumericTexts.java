package io.jenkins.plugins.mlops.engine.data;

import java.math.BigDecimal;

/** Texts read as numbers, as {@link WrittenNumber} says what a number is. There is one answer for all rules and databases, and it is that of the reading of files. */
public abstract class NumericTexts implements Dialect.TextValues {
    private final Dialect sql;

    protected NumericTexts(Dialect sql) {
        this.sql = sql;
    }

    /** The text without blanks and tabs at both ends. */
    protected abstract String trimmed(String text);

    /** A text as an integer of at least 38 digits; it is known to be one. */
    protected abstract String asInteger(String text);

    /** A text as a decimal of at least 19 digits on each side of the point; it is known to be one. */
    protected abstract String asDecimal(String text);

    /** Whether a text matches as a whole. */
    protected final String matches(String text, String regex) {
        return sql.matches(text, regex);
    }

    @Override
    public String number(String text) {
        return "CASE WHEN " + isNumber(text) + " THEN TRY_CAST(" + trimmed(text) + " AS DOUBLE) END";
    }

    /** Refused, except by the database that reads files: the others have rules of their own. */
    @Override
    public String moment(String text) {
        throw new NotInDialectException("reads dates and times in texts by rules of its own");
    }

    @Override
    public final String isNumber(String text) {
        return matches(text, WrittenNumber.NUMBER);
    }

    @Override
    public final String isInteger(String text) {
        String number = "(" + number(text) + ")";
        return "(" + matches(text, WrittenNumber.WHOLE) + " OR " + matches(text, WrittenNumber.WITH_EXPONENT)
                + " AND coalesce(" + sql.isFinite(number) + " AND " + sql.isWhole(number) + ", false))";
    }

    /**
     * {@inheritDoc} Exact for integers of up to 38 digits and decimals of 19 on each side of the point, and with the nearest doubles beyond that.
     */
    @Override
    public final String compare(String text, String sign, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        String written = sql.text(plain.toPlainString());
        StringBuilder cases = new StringBuilder();
        if (WrittenNumber.isLongInteger(plain)) {
            cases.append(" WHEN ")
                    .append(matches(text, WrittenNumber.LONG_INTEGER))
                    .append(" THEN ")
                    .append(asInteger(trimmed(text)) + " " + sign + " " + asInteger(written));
        }
        if (WrittenNumber.isShortDecimal(plain)) {
            cases.append(" WHEN ")
                    .append(matches(text, WrittenNumber.SHORT_DECIMAL))
                    .append(" THEN ")
                    .append(asDecimal(trimmed(text)) + " " + sign + " " + asDecimal(written));
        }
        String nearest = "(" + number(text) + ") " + sign + " " + sql.number(value.doubleValue());
        return cases.isEmpty() ? nearest : "CASE" + cases + " ELSE " + nearest + " END";
    }
}
