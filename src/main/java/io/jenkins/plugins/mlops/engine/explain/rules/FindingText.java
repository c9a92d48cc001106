package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.NumberText;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Phrase;
import io.jenkins.plugins.mlops.engine.rules.ToldNumber;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers and names as sentences show them. */
final class FindingText {
    private static final int DIGITS = 4;

    private FindingText() {}

    /** With four significant digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "infinity" : value < 0 ? "-infinity" : "not a number";
        }
        return NumberText.written(NumberText.rounded(value, DIGITS));
    }

    /** With as many digits as it takes not to look like a number on the other side of the limit. */
    static String number(double value, Condition condition) {
        return Double.isFinite(value) ? NumberText.written(ToldNumber.of(value, DIGITS, condition)) : number(value);
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
