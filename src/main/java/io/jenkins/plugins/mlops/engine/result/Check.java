package io.jenkins.plugins.mlops.engine.result;

import java.util.List;

/**
 * Result of one rule.
 *
 * @param checked the rule
 * @param severity what a breach means
 * @param verdict the outcome
 * @param observation what was found
 * @param rows the rows that break it
 */
public record Check(
        CheckedRule checked, Severity severity, Verdict verdict, Observation observation, FailingRows rows) {
    public String id() {
        return checked.id();
    }

    public String rule() {
        return checked.rule();
    }

    public String type() {
        return checked.type();
    }

    public String dimension() {
        return checked.dimension();
    }

    public String column() {
        return checked.column();
    }

    public Source source() {
        return checked.source();
    }

    public Object observed() {
        return observation.observed();
    }

    public String expected() {
        return observation.expected();
    }

    public String message() {
        return observation.message();
    }

    public Long failing() {
        return rows.failing();
    }

    public Long total() {
        return rows.total();
    }

    public List<Example> examples() {
        return rows.examples();
    }

    /** The same check with another decision; rows and examples stay. */
    public Check with(Verdict decided, String why) {
        return new Check(checked, severity, decided, new Observation(observed(), expected(), why), rows);
    }

    /**
     * The same check with examples attached.
     *
     * @param note what the message says about them, or an empty text
     */
    public Check withExamples(List<Example> examples, String note) {
        Observation noted = new Observation(observed(), expected(), message() + note);
        return new Check(checked, severity, verdict, noted, new FailingRows(failing(), total(), examples));
    }

    /**
     * The same check, measured against another condition.
     *
     * @param measured what was found of it
     * @param condition the condition in words
     */
    public Check against(Object measured, String condition) {
        return new Check(checked, severity, verdict, new Observation(measured, condition, message()), rows);
    }
}
