package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Phrase;
import io.jenkins.plugins.mlops.engine.rules.ToldNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers and names as sentences show them. */
final class FindingText {
    private static final int DIGITS = 4;

    private FindingText() {}

    /** With four significant digits. */
    static String number(double value) {
        return rounded(value, DIGITS);
    }

    /** With as many digits as it takes not to look like a number on the other side of the limit. */
    static String number(double value, Condition condition) {
        return Double.isFinite(value) ? written(value, ToldNumber.of(value, DIGITS, condition)) : number(value);
    }

    private static String rounded(double value, int digits) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "infinity" : value < 0 ? "-infinity" : "not a number";
        }
        return written(
                value, new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros());
    }

    private static String written(double value, BigDecimal round) {
        return Math.abs(value) >= 1e-6 || value == 0 ? round.toPlainString() : round.toString();
    }

    /** {@code (95 % interval 0.7 to 0.8, Wilson)}, or nothing. */
    static String interval(Interval interval) {
        return interval == null
                ? ""
                : " (" + number(interval.level() * 100) + " % interval " + number(interval.low()) + " to "
                        + number(interval.high()) + ", " + interval.method() + ")";
    }

    /** Returns the condition of the rule, and for an undecided one the reason. */
    static String expected(Condition condition, Finding.State state) {
        return "; expected " + Phrase.expected(condition)
                + (state == Finding.State.UNDECIDED ? ", which this interval cannot decide" : "");
    }

    /** {@code "a", "b"}. */
    static String names(Collection<String> names) {
        return names.stream().map(FindingText::quoted).collect(Collectors.joining(", "));
    }

    /** {@code ; a; b}: what else has to be told. */
    static String notes(List<String> notes) {
        return notes.stream().map(note -> "; " + note).collect(Collectors.joining());
    }

    static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
