package io.jenkins.plugins.mlops.engine.result;

/** Meaning of a broken rule for the step: an error fails it, a warning is only told. */
public enum Severity {
    ERROR,
    WARNING;

    /** The verdict of a check of this severity whose rule is broken. */
    public Verdict broken() {
        return this == ERROR ? Verdict.FAILED : Verdict.WARNING;
    }
}
