package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.Quoting;
import io.jenkins.plugins.mlops.engine.data.StandardDialect;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL of Spark, in a session as {@link SparkServer} sets it: errors are errors, and the time zone is UTC. It speaks of columns as {@link SparkTypes} has made them:
 * not-a-number is missing, texts are compared by code points, and moments are of the type with a zone.
 */
final class SparkDialect extends StandardDialect {
    static final SparkDialect INSTANCE = new SparkDialect();

    private static final Quoting QUOTING = new Quoting("'\"`", true);
    private static final int MOST_DIGITS = 38;
    /** Digits of the decimal that Spark makes of a whole number of 64 bits. */
    private static final int LONG_DIGITS = 20;
    /** Digits of a whole number that a literal holds as it is. */
    private static final int PLAIN_DIGITS = 18;
    /** In a {@link PlainRegex} there is no other parenthesis than that of a group. */
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)(?:[*+]|\\{(?:\\d+,)?(\\d*)\\})");

    private static final int MOST_REPEATED = 255;

    private static final int MOST_DISTINCT = 8;

    private final TextValues texts = new SparkTexts(this);

    private SparkDialect() {}

    @Override
    public String title() {
        return "Spark";
    }

    @Override
    public String name(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public String text(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }

    @Override
    public Quoting quoting() {
        return QUOTING;
    }

    /**
     * Whole numbers stand as they are. Others are casts and not literals: beside a literal decimal Spark decides by the range of the column's type, also where there is no value.
     */
    @Override
    public String number(BigDecimal value, Column with) {
        BigDecimal plain = value.stripTrailingZeros();
        int scale = Math.max(0, plain.scale());
        int whole = Math.max(0, plain.precision() - plain.scale());
        boolean room = with.kind() == Column.Kind.DECIMAL
                ? with.holdsWith(whole, scale)
                : Math.max(LONG_DIGITS, whole) + scale <= MOST_DIGITS;
        if (with.kind() == Column.Kind.FLOAT || !room) {
            double nearest = value.doubleValue();
            return with.type().equals("FLOAT") && !Float.isInfinite((float) nearest)
                    ? "CAST(" + text(String.valueOf(nearest)) + " AS FLOAT)"
                    : number(nearest);
        }
        if (scale == 0 && whole <= PLAIN_DIGITS) {
            return "(" + plain.toPlainString() + ")";
        }
        return "CAST(" + text(plain.toPlainString()) + " AS DECIMAL(" + Math.max(1, whole + scale) + ", " + scale
                + "))";
    }

    @Override
    public String number(double value) {
        return Double.isFinite(value) ? value + "D" : super.number(value);
    }

    @Override
    public String shown(String expression) {
        return "CAST(" + expression + " AS STRING)";
    }

    @Override
    public String stripped(String text) {
        return "trim(BOTH ' \\t\\r\\n' FROM " + text + ")";
    }

    @Override
    public String matches(String text, String regex) {
        String plain = PlainRegex.of(regex, "\\u%04X"::formatted);
        requireFewRepetitions(plain, regex);
        return "(" + text + " RLIKE " + text("\\A(?:" + plain + ")\\z") + ")";
    }

    /** Java's regular expressions follow a repeated group by recursion: a long text would end the process of the executor. */
    private static void requireFewRepetitions(String plain, String regex) {
        int all = 1;
        Matcher repeated = REPEATED_GROUP.matcher(plain);
        while (repeated.find()) {
            String most = repeated.group(1);
            all *= most == null || most.isEmpty() ? MOST_REPEATED + 1 : Math.max(1, Integer.parseInt(most));
            if (all > MOST_REPEATED) {
                throw new NotInDialectException(
                        "has regular expressions that fail on long texts where a group is repeated, as in " + regex);
            }
        }
    }

    @Override
    public String isFinite(String number) {
        return "(abs(" + number + ") < " + number(Double.POSITIVE_INFINITY) + ")";
    }

    @Override
    public String isNaN(String number) {
        return "isnan(" + number + ")";
    }

    @Override
    public String isWhole(String number) {
        return "(" + number + " % 1) = 0";
    }

    @Override
    public TextValues texts() {
        return texts;
    }

    @Override
    public String seconds(String from, String to) {
        return "((unix_micros(" + to + ") - unix_micros(" + from + ")) / 1000000D)";
    }

    @Override
    public String tuple(List<String> names) {
        return "struct(" + String.join(", ", names) + ")";
    }

    @Override
    public String grouping(String names) {
        return "grouping_id(" + names + ")";
    }

    /** Spark copies the rows, with all that a statement looks at, once for each of its counts of different values. */
    @Override
    public int mostDistinct() {
        return MOST_DISTINCT;
    }

    @Override
    public String aggregate(Statistic statistic, Column of) {
        return wideAggregate(statistic, of);
    }
}
