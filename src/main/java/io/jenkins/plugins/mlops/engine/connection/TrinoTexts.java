package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.NumericTexts;

/** Texts read as numbers by Trino. */
final class TrinoTexts extends NumericTexts {
    private static final String INFINITE = "[ \\t]*[+-]?[iI][nN][fF](?:[iI][nN][iI][tT][yY])?[ \\t]*";

    TrinoTexts(Dialect sql) {
        super(sql);
    }

    @Override
    protected String trimmed(String text) {
        return "regexp_replace(" + text + ", '\\A[\\x20\\x09]+|[\\x20\\x09]+\\z', '')";
    }

    @Override
    protected String asInteger(String text) {
        return "CAST(" + text + " AS DECIMAL(38, 0))";
    }

    @Override
    protected String asDecimal(String text) {
        return "CAST(" + text + " AS DECIMAL(38, 19))";
    }

    /** Trino knows infinity by one spelling only. */
    @Override
    public String number(String text) {
        return "CASE WHEN " + matches(text, INFINITE) + " THEN CASE WHEN starts_with(" + trimmed(text)
                + ", '-') THEN -infinity() ELSE infinity() END WHEN " + isNumber(text) + " THEN TRY_CAST("
                + trimmed(text) + " AS DOUBLE) END";
    }
}
