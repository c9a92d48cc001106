package io.jenkins.plugins.mlops.engine.data;

import java.math.BigDecimal;
import java.util.List;

/** The SQL of DuckDB, which everything on files is computed with. */
public final class DuckDialect extends StandardDialect {
    public static final DuckDialect INSTANCE = new DuckDialect();

    /** Digits of a HUGEINT. */
    private static final int MOST_DIGITS = 38;
    /** Digits of a whole number that SQL takes without a cast. */
    private static final int PLAIN_DIGITS = 18;

    private final TextValues texts = new DuckTexts(this);

    private DuckDialect() {}

    @Override
    public String title() {
        return "DuckDB";
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
    public String asText(Column column) {
        return column.kind() == Column.Kind.TEXT ? name(column.name()) : shown(name(column.name()));
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
    public TextValues texts() {
        return texts;
    }

    @Override
    public String seconds(String from, String to) {
        return "(epoch(" + to + ") - epoch(" + from + "))";
    }

    @Override
    public String tuple(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    @Override
    public String embedded(String otherwise, String sql) {
        return sql;
    }
}
