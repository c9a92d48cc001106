package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Verdict;

/**
 * A check that no rule asks for, on the way to its verdict.
 *
 * @param id name of the check
 * @param rule what has to hold, in words
 * @param column the column it speaks of, or null
 * @param observed what was found, or null
 * @param expected what was expected
 */
record Told(String id, String rule, String column, Object observed, String expected) {
    /** A check on the whole. */
    static Told of(String id, String rule) {
        return new Told(id, rule, null, null, null);
    }

    /** The same on one column, which is named in its id. */
    Told column(String name) {
        return new Told(id + "-" + name, rule, name, observed, expected);
    }

    /** The same with what was found and expected. */
    Told found(Object what, String instead) {
        return new Told(id, rule, column, what, instead);
    }

    Check failed(String message) {
        return check(Severity.ERROR, Verdict.FAILED, message);
    }

    Check undecided(String message) {
        return check(Severity.ERROR, Verdict.INCONCLUSIVE, message);
    }

    Check warning(String message) {
        return check(Severity.WARNING, Verdict.WARNING, message);
    }

    Check passed(String message) {
        return check(Severity.ERROR, Verdict.PASSED, message);
    }

    private Check check(Severity severity, Verdict verdict, String message) {
        return new Check(
                new CheckedRule(id, rule, "built in", "drift", column, Source.BUILT_IN),
                severity,
                verdict,
                new Observation(observed, expected, message),
                FailingRows.NONE);
    }
}
