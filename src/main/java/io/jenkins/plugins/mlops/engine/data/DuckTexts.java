package io.jenkins.plugins.mlops.engine.data;

/**
 * The numbers and moments that texts are, for DuckDB. Its own conversions would also take {@code 1_000}, {@code epoch}, {@code 2024/1/2}, and words behind a
 * time.
 */
final class DuckTexts extends NumericTexts {
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String LOCAL = DATE + "[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?";
    private static final String ZONED = LOCAL + "(?:[Zz]|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?)";
    /** There is no such year before the first. */
    private static final String NO_YEAR = "0000-";

    DuckTexts(Dialect sql) {
        super(sql);
    }

    @Override
    protected String trimmed(String text) {
        return "trim(" + text + ", e' \\t')";
    }

    @Override
    protected String asInteger(String text) {
        return "TRY_CAST(" + text + " AS HUGEINT)";
    }

    @Override
    protected String asDecimal(String text) {
        return "TRY_CAST(" + text + " AS DECIMAL(38, 19))";
    }

    @Override
    public String moment(String text) {
        String upper = "upper(" + text + ")";
        return "CASE WHEN starts_with(" + text + ", '" + NO_YEAR + "') THEN NULL WHEN "
                + matches(text, DATE + "|" + LOCAL)
                + " THEN TRY_CAST(" + upper + " AS TIMESTAMP) WHEN " + matches(text, ZONED)
                + " THEN make_timestamp(epoch_us(TRY_CAST(" + upper + " AS TIMESTAMPTZ))) END";
    }
}
