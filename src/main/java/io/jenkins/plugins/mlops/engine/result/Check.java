package io.jenkins.plugins.mlops.engine.result;

import java.util.List;

/**
 * Result of one rule.
 *
 * @param id stable name of the check within its document: a contract's own id, or one derived from the rule's text
 * @param rule the rule as written
 * @param type rule type, for example {@code IsComplete}
 * @param dimension data-quality dimension (completeness, uniqueness, validity, consistency, accuracy, timeliness ...), or null
 * @param column the column the rule speaks of, several joined by ", ", or null for a rule on the whole table
 * @param severity what a breach means
 * @param verdict the outcome
 * @param observed the measured value: a Number, a String, a Boolean, or null where nothing could be measured
 * @param expected the condition as it is written, for example {@code >= 0.95}
 * @param message one sentence for a reader
 * @param failing number of rows that break the rule, or null when the rule does not speak of rows
 * @param total number of rows the rule was applied to, or null
 * @param examples some of the rows that break the rule
 * @param source where the rule stands, or null
 */
public record Check(
        String id,
        String rule,
        String type,
        String dimension,
        String column,
        Severity severity,
        Verdict verdict,
        Object observed,
        String expected,
        String message,
        Long failing,
        Long total,
        List<Example> examples,
        Source source) {

    public Check {
        examples = List.copyOf(examples);
    }

    /** The same check with another decision; rows and examples stay. */
    public Check with(Verdict decided, String why) {
        return with(decided, why, examples);
    }

    /**
     * The same check with examples attached.
     *
     * @param note what the message says about them, or an empty text
     */
    public Check withExamples(List<Example> rows, String note) {
        return with(verdict, message + note, rows);
    }

    /**
     * The same check, measured against another condition.
     *
     * @param measured what was found of it
     * @param condition the condition in words
     */
    public Check against(Object measured, String condition) {
        return new Check(
                id, rule, type, dimension, column, severity, verdict, measured, condition, message, failing, total,
                examples, source);
    }

    private Check with(Verdict decided, String why, List<Example> rows) {
        return new Check(
                id, rule, type, dimension, column, severity, decided, observed, expected, why, failing, total, rows,
                source);
    }
}
