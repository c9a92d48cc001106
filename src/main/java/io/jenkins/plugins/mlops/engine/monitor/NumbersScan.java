package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.drift.profile.CellEdges;
import io.jenkins.plugins.mlops.engine.drift.profile.NumericProfile;
import io.jenkins.plugins.mlops.engine.drift.sample.Moments;

/** What the first scan asks of one column of numbers, or of times. */
final class NumbersScan {
    /** Values that are counted one by one; a baseline of more values has cells. */
    static final int MOST_VALUES = 10_000;
    /** How much more values there may be than an estimate says. */
    private static final double ESTIMATE = 1.2;

    private final String value;
    private final CellEdges edges;
    private final boolean whole;
    private final String minimum;
    private final String maximum;
    private final String mean;
    private final String deviation;
    private final String below;
    private final String above;
    private final String negative;
    private final String positive;
    private final String different;

    NumbersScan(Column column, NumericProfile before, Dialect sql, Aggregates aggregates) {
        String name = sql.name(column.name());
        this.value = column.kind().isTime()
                ? sql.asDouble(sql.seconds(sql.moment("1970-01-01 00:00:00"), sql.asMoment(name)))
                : sql.asDouble(name);
        this.edges = new CellEdges(before);
        this.whole = before.bound() == 0
                && before.counts().length <= MOST_VALUES
                && !edges.decimals().isEmpty();
        this.minimum = aggregates.ask("min(" + value + ")");
        this.maximum = aggregates.ask("max(" + value + ")");
        boolean endless = column.kind() == Column.Kind.FLOAT || column.kind() == Column.Kind.DECIMAL;
        String finite = endless ? "CASE WHEN " + sql.isFinite(value) + " THEN " + value + " END" : value;
        this.mean = aggregates.ask("avg(" + finite + ")");
        this.deviation = aggregates.ask("stddev_pop(" + finite + ")");
        boolean beside = !edges.decimals().isEmpty();
        this.below = beside ? aggregates.ask(mean(finite, "<", sql.number(edges.lowest()))) : null;
        this.above = beside ? aggregates.ask(mean(finite, ">=", sql.number(edges.highest()))) : null;
        this.negative = endless ? aggregates.ask(equal(sql.number(Double.NEGATIVE_INFINITY))) : null;
        this.positive = endless ? aggregates.ask(equal(sql.number(Double.POSITIVE_INFINITY))) : null;
        String estimate = whole ? sql.estimatedDistinct(value) : null;
        this.different = estimate == null ? null : aggregates.ask(estimate);
    }

    private static String mean(String finite, String sign, String edge) {
        return "avg(CASE WHEN " + finite + " " + sign + " " + edge + " THEN " + finite + " END)";
    }

    private String equal(String infinity) {
        return "count(CASE WHEN " + value + " = " + infinity + " THEN 1 END)";
    }

    /** Tells whether there are more different values than counted, by an estimate; not where there is none. */
    static boolean surelyMore(double estimate, int most) {
        return estimate > ESTIMATE * most;
    }

    /** What was found. */
    CountedNumbers found(Aggregates aggregates) {
        double low = aggregates.number(minimum);
        double high = aggregates.number(maximum);
        boolean infinite = Double.isInfinite(low) || Double.isInfinite(high);
        Moments moments = infinite
                ? new Moments(Double.NaN, Double.NaN, low, high)
                : new Moments(
                        low == high ? low : aggregates.number(mean),
                        low == high ? 0 : aggregates.number(deviation),
                        low,
                        high);
        boolean few = whole && !surelyMore(aggregates.number(different), MOST_VALUES);
        return new CountedNumbers(
                value,
                edges,
                few,
                moments,
                new CellEdges.Outside(
                        aggregates.number(below),
                        aggregates.number(above),
                        aggregates.count(negative),
                        aggregates.count(positive)));
    }
}
