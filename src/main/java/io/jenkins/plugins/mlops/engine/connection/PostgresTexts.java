package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.NumericTexts;

/** Texts read as numbers by PostgreSQL. A number too large for a double ends the statement there; the rule is then computed another way. */
final class PostgresTexts extends NumericTexts {
    private final Dialect sql;

    PostgresTexts(Dialect sql) {
        super(sql);
        this.sql = sql;
    }

    @Override
    protected String trimmed(String text) {
        return "btrim(" + text + ", ' ' || chr(9))";
    }

    @Override
    protected String asInteger(String text) {
        return asDecimal(text);
    }

    @Override
    protected String asDecimal(String text) {
        return "CAST(" + text + " AS NUMERIC)";
    }

    @Override
    public String number(String text) {
        return "CASE WHEN " + isNumber(text) + " THEN " + sql.asDouble(trimmed(text)) + " END";
    }
}
