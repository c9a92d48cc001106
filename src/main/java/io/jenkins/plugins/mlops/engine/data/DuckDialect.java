package io.jenkins.plugins.mlops.engine.data;

import java.math.BigDecimal;
import java.util.List;

/** The SQL of DuckDB, which everything on files is computed with. */
public final class DuckDialect implements Dialect {
    public static final DuckDialect INSTANCE = new DuckDialect();

    /** Digits of a HUGEINT. */
    private static final int MOST_DIGITS = 38;
    /** Digits of a whole number that SQL takes without a cast. */
    private static final int PLAIN_DIGITS = 18;
    /** The number that tells grouping sets apart has 63 bits. */
    private static final int MOST_GROUPED = 60;

    private DuckDialect() {}

    @Override
    public String title() {
        return "DuckDB";
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
        return Sql.text(String.valueOf(value)) + "::DOUBLE";
    }

    /**
     * Whole numbers stand as they are, decimals too beside a decimal column, so that both compare exactly; others take the column's own
     * precision, so that 0.1 in a rule is the same 0.1 that a column of doubles, or of floats, holds.
     */
    @Override
    public String number(BigDecimal value, Column with) {
        BigDecimal plain = value.stripTrailingZeros();
        int whole = Math.max(0, plain.precision() - plain.scale());
        int scale = Math.max(0, plain.scale());
        boolean decimal = with.kind() == Column.Kind.DECIMAL;
        if (decimal && with.holdsWith(whole, scale)) {
            return plain.toPlainString();
        }
        if (scale == 0 && whole <= MOST_DIGITS && with.kind() != Column.Kind.FLOAT && !decimal) {
            return plain.toPlainString() + (whole > PLAIN_DIGITS ? "::HUGEINT" : "");
        }
        return with.type().equals("FLOAT")
                ? Sql.text(String.valueOf(value.doubleValue())) + "::FLOAT"
                : number(value.doubleValue());
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
        return column.kind() == Column.Kind.TEXT ? name(column.name()) : shown(name(column.name()));
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
        return "trim(" + text + ", e' \\t\\r\\n')";
    }

    @Override
    public String matches(String text, String regex) {
        return "regexp_full_match(" + text + ", " + Sql.text(regex) + ")";
    }

    @Override
    public String trial(String regex) {
        return "SELECT " + matches("''", regex);
    }

    @Override
    public String isFinite(String number) {
        return "isfinite(" + number + ")";
    }

    @Override
    public String isNaN(String number) {
        return "isnan(" + number + ")";
    }

    @Override
    public String isWhole(String number) {
        return number + " = trunc(" + number + ")";
    }

    @Override
    public TextValues texts() {
        return Texts.INSTANCE;
    }

    @Override
    public String seconds(String from, String to) {
        return "(epoch(" + to + ") - epoch(" + from + "))";
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
        return "ln(" + count + ")";
    }

    @Override
    public String tuple(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    @Override
    public String embedded(String otherwise, String sql) {
        return sql;
    }

    @Override
    public String aggregate(Statistic statistic, Column of) {
        return statistic.standard();
    }

    @Override
    public int mostGrouped() {
        return MOST_GROUPED;
    }

    /** There is one answer for all rules, and it is that of the reading of files. */
    private static final class Texts implements TextValues {
        static final Texts INSTANCE = new Texts();

        @Override
        public String isNumber(String text) {
            return TextSql.isNumber(text);
        }

        @Override
        public String isInteger(String text) {
            return TextSql.isInteger(text);
        }

        @Override
        public String number(String text) {
            return TextSql.number(text);
        }

        @Override
        public String compare(String text, String sign, BigDecimal value) {
            return TextSql.compare(text, sign, value);
        }

        @Override
        public String moment(String text) {
            return TextSql.moment(text);
        }
    }
}
