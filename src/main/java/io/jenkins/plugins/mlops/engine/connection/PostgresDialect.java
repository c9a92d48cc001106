package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.StandardDialect;
import java.math.BigDecimal;
import java.util.List;

/**
 * The SQL of PostgreSQL, from version 12. It speaks of columns as {@link PostgresTypes} has made them: texts are compared by their code points,
 * not-a-number is missing, and the session's time zone is UTC.
 */
final class PostgresDialect extends StandardDialect {
    static final PostgresDialect INSTANCE = new PostgresDialect();

    /** PostgreSQL's GROUPING takes so many arguments. */
    private static final int MOST_GROUPED = 31;
    /** Beyond this, numbers of a rule are compared as doubles. */
    private static final int MOST_DIGITS = 300;

    private final TextValues texts = new PostgresTexts(this);

    private PostgresDialect() {}

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public String number(BigDecimal value, Column with) {
        BigDecimal plain = value.stripTrailingZeros();
        if (with.kind() == Column.Kind.FLOAT || Math.abs((long) plain.scale()) + plain.precision() > MOST_DIGITS) {
            double nearest = value.doubleValue();
            return with.type().equals("FLOAT") && !Float.isInfinite((float) nearest)
                    ? "CAST(" + Sql.text(String.valueOf(nearest)) + " AS REAL)"
                    : number(nearest);
        }
        return plain.signum() < 0 ? "(" + plain.toPlainString() + ")" : plain.toPlainString();
    }

    @Override
    public String asDouble(String number) {
        return "CAST(" + number + " AS DOUBLE PRECISION)";
    }

    @Override
    public String shown(String expression) {
        return "(CAST(" + expression + " AS TEXT) COLLATE \"C\")";
    }

    @Override
    public String stripped(String text) {
        return "btrim(" + text + ", ' ' || chr(9) || chr(13) || chr(10))";
    }

    @Override
    public String matches(String text, String regex) {
        return "(" + text + " ~ " + Sql.text("^(?:" + PlainRegex.of(regex, "\\u%04X"::formatted) + ")$") + ")";
    }

    @Override
    public String isFinite(String number) {
        return "(" + number + " > '-Infinity' AND " + number + " < 'Infinity')";
    }

    @Override
    public String isNaN(String number) {
        return "(" + number + " = 'NaN')";
    }

    @Override
    public TextValues texts() {
        return texts;
    }

    @Override
    public String seconds(String from, String to) {
        return "EXTRACT(EPOCH FROM (" + to + " - " + from + "))";
    }

    @Override
    public String bucket(String number, List<String> edges) {
        return "width_bucket(" + number + ", CAST(" + Sql.text("{" + String.join(",", edges) + "}")
                + " AS DOUBLE PRECISION[]))";
    }

    @Override
    public int mostGrouped() {
        return MOST_GROUPED;
    }
}
