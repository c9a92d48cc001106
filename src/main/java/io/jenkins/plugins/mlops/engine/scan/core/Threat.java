package io.jenkins.plugins.mlops.engine.scan.core;

import io.jenkins.plugins.mlops.engine.result.Verdict;

/** Threat of a finding, from worst to harmless. */
public enum Threat {
    /** Loading the file runs code of the author's choice. */
    CRITICAL(Verdict.FAILED),
    /** Loading it most likely runs code or touches files, or the file is built to mislead a scanner. */
    HIGH(Verdict.FAILED),
    /** It could not be looked at whole, so nobody can say that it is safe. */
    MEDIUM(Verdict.FAILED),
    /** Not dangerous by itself, but worth knowing before it is loaded. */
    LOW(Verdict.WARNING),
    /** Something a policy allowed. */
    INFO(Verdict.PASSED);

    private final Verdict verdict;

    Threat(Verdict verdict) {
        this.verdict = verdict;
    }

    /** Returns the verdict of a file with a finding of this kind. */
    public Verdict verdict() {
        return verdict;
    }
}
