package io.jenkins.plugins.mlops.engine.result;

import java.util.Collection;

/** The outcome of one check, or of a whole step, from good to bad. */
public enum Verdict {
    /** The rule holds. */
    PASSED,
    /** A rule of severity warning is broken. */
    WARNING,
    /** The rule could not be decided: too little data, or an interval that straddles the limit. Never counted as passed. */
    INCONCLUSIVE,
    /** A rule of severity error is broken. */
    FAILED;

    /** The worst of the given verdicts; of none at all it is {@link #FAILED}, because a gate that checks nothing must not pass. */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Enum::compareTo).orElse(FAILED);
    }
}
