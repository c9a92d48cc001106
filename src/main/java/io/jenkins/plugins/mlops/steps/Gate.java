package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.results.CheckSummary;

/** What becomes of a build after a check. */
final class Gate {
    private final GatePolicy policy;
    private final CheckSummary check;
    private final Verdict verdict;

    Gate(GatePolicy policy, CheckSummary check) {
        this.policy = policy;
        this.check = check;
        this.verdict = check.getVerdict();
    }

    /** For a check that is not stored yet; it only tells the reaction. */
    Gate(GatePolicy policy, Verdict verdict) {
        this.policy = policy;
        this.check = null;
        this.verdict = verdict;
    }

    /** What is to be done; for a check that passed, nothing more than to note it. */
    Reaction reaction() {
        switch (verdict) {
            case PASSED:
                return Reaction.NOTE;
            case WARNING:
                return policy.getOnWarning();
            case INCONCLUSIVE:
                return policy.getOnInconclusive();
            default:
                return policy.getOnFailed();
        }
    }

    /** The same as a result of builds. */
    Result effect() {
        switch (reaction()) {
            case FAILURE:
                return Result.FAILURE;
            case UNSTABLE:
                return Result.UNSTABLE;
            default:
                return Result.SUCCESS;
        }
    }

    /** One line that says what was found. */
    String line() {
        String title = check.getName() == null ? check.getStep() : check.getStep() + " " + check.getName();
        return title + ": " + check.getVerdict() + ", " + check.getMessage();
    }

    /** The failure of a step whose gate is broken; it prints as one line, without a stack. */
    AbortException failure() {
        return new AbortException(line());
    }

    boolean passed() {
        return verdict == Verdict.PASSED;
    }
}
