package io.jenkins.plugins.mlops.engine.data;

import java.math.BigDecimal;
import java.util.List;

/**
 * The SQL of one database, as far as rules need what SQL has no common word for. All dialects mean the same: the same values give the same
 * answer. What a dialect cannot say exactly it refuses with a {@link NotInDialectException}, and the rule is computed another way.
 */
public interface Dialect {
    /** The name of the database for messages. */
    String title();

    /** Quotes a name. */
    String name(String name);

    /** A text as a literal. */
    String text(String text);

    /** How names and texts are quoted in SQL that users write. */
    Quoting quoting();

    /** A number of double precision as a literal. */
    String number(double value);

    /** A number as a literal that compares exactly with the values of a numeric column. */
    String number(BigDecimal value, Column with);

    /** A moment as a literal; written as {@code 2024-01-31 12:00:00.000000}, in UTC. */
    String moment(String moment);

    /** The value as double precision. */
    String asDouble(String number);

    /** True and false as 1 and 0. */
    String asInteger(String truth);

    /** The text of a value, as a rule on texts sees it: that of the value's shortest plain form. */
    String asText(Column column);

    /** The text of a value for people and for telling values apart; one value has one text within this database. */
    String shown(String expression);

    /** Characters (code points) of a text. */
    String length(String text);

    /** The text without blanks, tabs and ends of lines at both ends. */
    String stripped(String text);

    /** Whether a regular expression (RE2) matches a text as a whole. */
    String matches(String text, String regex);

    /** A query that fails when a regular expression cannot be used, or null when {@link #matches} has found that out. */
    String trial(String regex);

    /** Whether a floating-point number is neither infinite nor not-a-number. */
    String isFinite(String number);

    /** Whether a floating-point number is not-a-number. */
    String isNaN(String number);

    /** Whether a number has no fraction. */
    String isWhole(String number);

    /** How texts are read as other values. */
    TextValues texts();

    /** Seconds from one moment to another, with their fraction. */
    String seconds(String from, String to);

    /** A date or time as a moment without a zone, in UTC. */
    String asMoment(String time);

    /** The moment at which the day of a moment begins. */
    String startOfDay(String moment);

    /** The natural logarithm of a positive count, as double precision. */
    String logarithm(String count);

    /** What tells combinations of several columns apart, to be counted with DISTINCT. */
    String tuple(List<String> names);

    /**
     * SQL that was written for the embedded database.
     *
     * @param otherwise why others do not take it, as the end of a sentence
     * @throws NotInDialectException in all others
     */
    String embedded(String otherwise, String sql);

    /**
     * How many of some edges a number reaches: 0 below the first one, all of them from the last one on.
     *
     * @param number of double precision, finite
     * @param edges ascending decimals
     */
    String bucket(String number, List<String> edges);

    /** An aggregate that gives all different values with their numbers of rows, as a map; null where grouping sets are the way to count. */
    String tally(String value);

    /** An aggregate that estimates the number of different values to some per cent; null where {@link #tally} is, too. */
    String estimatedDistinct(String value);

    /**
     * What tells grouping sets apart: a bit for each column, the first the highest, 1 where the column is not in the set.
     *
     * @param names all columns of the sets, in their order, separated by commas
     */
    String grouping(String names);

    /** Columns of which one statement may make grouping sets. */
    int mostGrouped();

    /** Counts of different values that a statement may make, which then makes nothing else; 0 where they are aggregates like others. */
    int mostDistinct();

    /**
     * An aggregate over numbers, with {@code %1$s} for each place of the numbers.
     *
     * @param of the column they come from; one of texts, which are read as numbers of double precision, or of true and false counts, too
     */
    String aggregate(Statistic statistic, Column of);

    /** Statistics of a column of numbers; deviation and variance are those of a population. */
    enum Statistic {
        MEAN("mean", "avg"),
        SUM("sum", "sum"),
        STANDARD_DEVIATION("standard deviation", "stddev_pop"),
        VARIANCE("variance", "var_pop");

        private final String words;
        private final String function;

        Statistic(String words, String function) {
            this.words = words;
            this.function = function;
        }

        /** The name for messages. */
        public String words() {
            return words;
        }

        /** The aggregate by its name in the SQL standard. */
        public String standard() {
            return function + "(%1$s)";
        }
    }

    /** SQL that reads texts as numbers and moments. */
    interface TextValues {
        /** Whether a text is a number; infinity is one, {@code NaN} and {@code 1_000} are not. */
        String isNumber(String text);

        /** Whether a text is a whole number, however it is written. */
        String isInteger(String text);

        /** The number that a text is, as a double, or NULL. */
        String number(String text);

        /** A comparison of the number that a text is; NULL for a text that is none. */
        String compare(String text, String sign, BigDecimal value);

        /** The moment that a text in full ISO 8601 is, in UTC where it has an offset, or NULL. */
        String moment(String text);
    }
}
