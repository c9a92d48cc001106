package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.StandardDialect;
import java.math.BigDecimal;
import java.util.List;

/** The SQL of Trino. It speaks of columns as {@link TrinoTypes} has made them: not-a-number is missing, and times have the zone UTC. */
final class TrinoDialect extends StandardDialect {
    static final TrinoDialect INSTANCE = new TrinoDialect();

    private static final int MOST_DIGITS = 38;
    /** Digits behind the point beside which a whole number of 64 bits has room in a decimal. */
    private static final int MOST_SCALE = 19;

    private final TextValues texts = new TrinoTexts(this);

    private TrinoDialect() {}

    @Override
    public String title() {
        return "Trino";
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
    public String stripped(String text) {
        return "regexp_replace(" + text + ", '\\A[\\x20\\x09\\x0D\\x0A]+|[\\x20\\x09\\x0D\\x0A]+\\z', '')";
    }

    @Override
    public String matches(String text, String regex) {
        String plain = PlainRegex.of(regex, c -> c < 0x80 ? "\\x%02X".formatted(c) : Character.toString(c));
        return "regexp_like(" + text + ", " + Sql.text("\\A(?:" + plain + ")\\z") + ")";
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
        return texts;
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
    public String bucket(String number, List<String> edges) {
        return "width_bucket(" + number + ", CAST(JSON " + Sql.text("[" + String.join(",", edges) + "]")
                + " AS ARRAY(DOUBLE)))";
    }

    @Override
    public String tally(String value) {
        return "histogram(" + value + ")";
    }

    @Override
    public String estimatedDistinct(String value) {
        return "approx_distinct(" + value + ")";
    }

    @Override
    public String aggregate(Statistic statistic, Column of) {
        return wideAggregate(statistic, of);
    }
}
