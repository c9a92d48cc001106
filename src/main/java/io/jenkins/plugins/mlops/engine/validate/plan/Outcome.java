package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Verdict;

/**
 * Result of a rule, before its severity is weighed.
 *
 * @param state whether the rule holds
 * @param observed what was measured, or null
 * @param message one sentence
 * @param failing rows that break it, or null when it does not speak of rows
 * @param total rows it was applied to, or null
 */
public record Outcome(State state, Object observed, String message, Long failing, Long total) {
    /** State of a rule. */
    public enum State {
        HOLDS,
        UNDECIDED,
        BROKEN
    }

    /** Returns the verdict on a rule of that severity. */
    public Verdict verdict(Severity severity) {
        return switch (state) {
            case HOLDS -> Verdict.PASSED;
            case UNDECIDED -> Verdict.INCONCLUSIVE;
            case BROKEN -> severity.broken();
        };
    }

    /** An outcome of a rule that does not speak of rows. */
    public static Outcome of(boolean holds, Object observed, String message) {
        return new Outcome(holds ? State.HOLDS : State.BROKEN, observed, message, null, null);
    }

    /** A rule that nothing can be said about. */
    public static Outcome undecided(String message) {
        return new Outcome(State.UNDECIDED, null, message, null, null);
    }

    /** A rule broken for a reason outside the values, for example a column that is not there. */
    public static Outcome broken(String message) {
        return new Outcome(State.BROKEN, null, message, null, null);
    }
}
