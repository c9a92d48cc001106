package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.math.BigDecimal;
import java.util.List;

/** The SQL of Trino. It speaks of columns as {@link TrinoTypes} has made them: not-a-number is missing, and times have the zone UTC. */
final class TrinoDialect implements Dialect {
    static final TrinoDialect INSTANCE = new TrinoDialect();

    private static final int MOST_DIGITS = 38;
    /** Digits behind the point beside which a whole number of 64 bits has room in a decimal. */
    private static final int MOST_SCALE = 19;

    private static final int MOST_GROUPED = 60;

    private TrinoDialect() {}

    @Override
    public String title() {
        return "Trino";
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
        int scale = Math.max(0, plain.scale());
        int whole = Math.max(0, plain.precision() - plain.scale());
        boolean room = with.kind() == Column.Kind.DECIMAL ? with.holdsWith(whole, scale) : scale <= MOST_SCALE;
        if (with.kind() == Column.Kind.FLOAT || whole + scale > MOST_DIGITS || !room) {
            double nearest = value.doubleValue();
            return with.type().equals("FLOAT") && !Float.isInfinite((float) nearest)
                    ? "CAST(" + Sql.text(String.valueOf(nearest)) + " AS REAL)"
                    : number(nearest);
        }
        return "DECIMAL " + Sql.text(plain.toPlainString());
    }

    @Override
    public String moment(String moment) {
        return "TIMESTAMP " + Sql.text(moment);
    }

    @Override
    public String asDouble(String number) {
        return "CAST(" + number + " AS DOUBLE)";
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
        return "CAST(" + expression + " AS VARCHAR)";
    }

    @Override
    public String length(String text) {
        return "length(" + text + ")";
    }

    @Override
    public String stripped(String text) {
        return "regexp_replace(" + text + ", '\\A[\\x20\\x09\\x0D\\x0A]+|[\\x20\\x09\\x0D\\x0A]+\\z', '')";
    }

    @Override
    public String matches(String text, String regex) {
        String plain = PlainRegex.of(regex, c -> c < 0x80 ? "\\x%02X".formatted(c) : Character.toString(c));
        return "regexp_like(" + text + ", " + Sql.text("\\A(?:" + plain + ")\\z") + ")";
    }

    @Override
    public String trial(String regex) {
        return null;
    }

    @Override
    public String isFinite(String number) {
        return "is_finite(" + number + ")";
    }

    @Override
    public String isNaN(String number) {
        return "is_nan(" + number + ")";
    }

    @Override
    public String isWhole(String number) {
        return number + " = truncate(" + number + ")";
    }

    @Override
    public TextValues texts() {
        return TrinoTexts.INSTANCE;
    }

    @Override
    public String seconds(String from, String to) {
        return "(to_unixtime(" + to + ") - to_unixtime(" + from + "))";
    }

    @Override
    public String asMoment(String time) {
        return "CAST(" + time + " AS TIMESTAMP(6))";
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

    /** The mean of decimals would be rounded to their digits, and a sum of whole numbers has to fit 64 bits: both go through wider sums. */
    @Override
    public String aggregate(Statistic statistic, Column of) {
        boolean decimal = of.kind() == Column.Kind.DECIMAL;
        boolean integer = of.kind() == Column.Kind.INTEGER;
        return switch (statistic) {
            case MEAN ->
                decimal || integer
                        ? asDouble("sum(CAST(%1$s AS DECIMAL(38, " + scale(of) + ")))") + " / count(%1$s)"
                        : "avg(CAST(%1$s AS DOUBLE))";
            case SUM ->
                integer ? "sum(CAST(%1$s AS DECIMAL(38, 0)))" : decimal ? "sum(%1$s)" : "sum(CAST(%1$s AS DOUBLE))";
            case STANDARD_DEVIATION, VARIANCE -> statistic.standard().replace("%1$s", asDouble("%1$s"));
        };
    }

    private static int scale(Column column) {
        String type = column.type();
        return type.indexOf(',') < 0
                ? 0
                : Integer.parseInt(
                        type.substring(type.indexOf(',') + 1, type.length() - 1).strip());
    }

    @Override
    public int mostGrouped() {
        return MOST_GROUPED;
    }
}
