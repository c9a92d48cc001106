package io.jenkins.plugins.mlops.engine.explain.rules;

import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Verdict;

/**
 * Result of a rule, before its severity is weighed.
 *
 * @param state whether the rule holds
 * @param observed the measured number, a list of names as a text, or null
 * @param message one sentence
 */
record Finding(State state, Object observed, String message) {
    /** From good to bad. */
    enum State {
        HOLDS,
        UNDECIDED,
        BROKEN
    }

    static Finding undecided(String message) {
        return new Finding(State.UNDECIDED, null, message);
    }

    /** Broken because it speaks of something that is not there. */
    static Finding impossible(String message) {
        return new Finding(State.BROKEN, null, message);
    }

    Verdict verdict(Severity severity) {
        return switch (state) {
            case HOLDS -> Verdict.PASSED;
            case UNDECIDED -> Verdict.INCONCLUSIVE;
            case BROKEN -> severity.broken();
        };
    }
}
