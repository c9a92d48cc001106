package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.math.BigDecimal;
import java.util.List;

/**
 * The SQL of PostgreSQL, from version 12. It speaks of columns as {@link PostgresTypes} has made them: texts are compared by their code points,
 * not-a-number is missing, and the session's time zone is UTC.
 */
final class PostgresDialect implements Dialect {
    static final PostgresDialect INSTANCE = new PostgresDialect();

    /** PostgreSQL's GROUPING takes so many arguments. */
    private static final int MOST_GROUPED = 31;
    /** Beyond this, numbers of a rule are compared as doubles. */
    private static final int MOST_DIGITS = 300;

    private PostgresDialect() {}

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public String name(String name) {
        return Sql.name(name);
    }

    @Override
    public String text(String text) {
        return Sql.text(text);
    }

    @Override
    public String number(double value) {
        return asDouble(Sql.text(String.valueOf(value)));
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
    public String moment(String moment) {
        return "TIMESTAMP " + Sql.text(moment);
    }

    @Override
    public String asDouble(String number) {
        return "CAST(" + number + " AS DOUBLE PRECISION)";
    }

    @Override
    public String asInteger(String truth) {
        return "CAST(" + truth + " AS INTEGER)";
    }

    @Override
    public String asText(Column column) {
        return switch (column.kind()) {
            case TEXT -> name(column.name());
            case INTEGER, BOOLEAN, DATE -> shown(name(column.name()));
            case DECIMAL, FLOAT, TIMESTAMP, OTHER ->
                throw new NotInDialectException("writes the values of \"" + column.name() + "\" as texts of its own");
        };
    }

    @Override
    public String shown(String expression) {
        return "(CAST(" + expression + " AS TEXT) COLLATE \"C\")";
    }

    @Override
    public String length(String text) {
        return "length(" + text + ")";
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
    public String trial(String regex) {
        return null;
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
    public String isWhole(String number) {
        return number + " = trunc(" + number + ")";
    }

    @Override
    public TextValues texts() {
        return PostgresTexts.INSTANCE;
    }

    @Override
    public String seconds(String from, String to) {
        return "EXTRACT(EPOCH FROM (" + to + " - " + from + "))";
    }

    @Override
    public String asMoment(String time) {
        return "CAST(" + time + " AS TIMESTAMP)";
    }

    @Override
    public String startOfDay(String moment) {
        return "date_trunc('day', " + moment + ")";
    }

    @Override
    public String logarithm(String count) {
        return "ln(" + asDouble(count) + ")";
    }

    @Override
    public String tuple(List<String> names) {
        return "ROW(" + String.join(", ", names) + ")";
    }

    @Override
    public String embedded(String otherwise, String sql) {
        throw new NotInDialectException(otherwise);
    }

    @Override
    public String aggregate(Statistic statistic, Column of) {
        return statistic.standard();
    }

    @Override
    public int mostGrouped() {
        return MOST_GROUPED;
    }
}
