package io.jenkins.plugins.mlops.engine.data;

import java.util.List;

/** What most databases write alike. A database overrides what it writes otherwise, and adds what every one writes in its own way. */
public abstract class StandardDialect implements Dialect {
    /** The number that tells grouping sets apart has 63 bits. */
    private static final int MOST_GROUPED = 60;

    @Override
    public String name(String name) {
        return Sql.name(name);
    }

    @Override
    public String text(String text) {
        return Sql.text(text);
    }

    @Override
    public Quoting quoting() {
        return Quoting.STANDARD;
    }

    @Override
    public String number(double value) {
        return asDouble(text(String.valueOf(value)));
    }

    @Override
    public String moment(String moment) {
        return "TIMESTAMP " + text(moment);
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
    public String trial(String regex) {
        return null;
    }

    @Override
    public String isWhole(String number) {
        return number + " = trunc(" + number + ")";
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

    /** A tree of comparisons: ten for a thousand edges. */
    @Override
    public String bucket(String number, List<String> edges) {
        return "CASE WHEN " + number + " IS NOT NULL THEN " + tree(number, edges, 0, edges.size()) + " END";
    }

    private String tree(String number, List<String> edges, int from, int to) {
        if (from == to) {
            return String.valueOf(from);
        }
        int middle = (from + to) / 2;
        return "CASE WHEN " + number + " < " + number(Double.parseDouble(edges.get(middle))) + " THEN "
                + tree(number, edges, from, middle) + " ELSE " + tree(number, edges, middle + 1, to) + " END";
    }

    @Override
    public String tally(String value) {
        return null;
    }

    @Override
    public String estimatedDistinct(String value) {
        return null;
    }

    @Override
    public String grouping(String names) {
        return "GROUPING(" + names + ")";
    }

    @Override
    public int mostDistinct() {
        return 0;
    }

    @Override
    public int mostGrouped() {
        return MOST_GROUPED;
    }

    /**
     * An aggregate for databases in which the mean of decimals would be rounded to about their own digits, and a sum of whole numbers has to fit 64 bits: both go
     * through wider sums.
     */
    protected final String wideAggregate(Statistic statistic, Column of) {
        boolean decimal = of.kind() == Column.Kind.DECIMAL;
        boolean integer = of.kind() == Column.Kind.INTEGER;
        return switch (statistic) {
            case MEAN ->
                decimal || integer
                        ? asDouble("sum(CAST(%1$s AS DECIMAL(38, " + of.scale() + ")))") + " / count(%1$s)"
                        : "avg(CAST(%1$s AS DOUBLE))";
            case SUM ->
                integer ? "sum(CAST(%1$s AS DECIMAL(38, 0)))" : decimal ? "sum(%1$s)" : "sum(CAST(%1$s AS DOUBLE))";
            case STANDARD_DEVIATION, VARIANCE -> statistic.standard().replace("%1$s", asDouble("%1$s"));
        };
    }
}
