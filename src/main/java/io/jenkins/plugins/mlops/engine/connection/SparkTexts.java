package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.NumericTexts;

/** Texts read as numbers by Spark. */
final class SparkTexts extends NumericTexts {
    SparkTexts(Dialect sql) {
        super(sql);
    }

    @Override
    protected String trimmed(String text) {
        return "trim(BOTH ' \\t' FROM " + text + ")";
    }

    @Override
    protected String asInteger(String text) {
        return "TRY_CAST(" + text + " AS DECIMAL(38, 0))";
    }

    @Override
    protected String asDecimal(String text) {
        return "TRY_CAST(" + text + " AS DECIMAL(38, 19))";
    }

    @Override
    public String number(String text) {
        return "CASE WHEN " + isNumber(text) + " THEN TRY_CAST(" + trimmed(text) + " AS DOUBLE) END";
    }
}
