package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.result.Verdict;

/** Exit codes of the command line: a promise to scripts. */
final class ExitCode {
    static final int PASSED = 0;
    static final int BROKEN = 1;
    static final int WARNINGS = 2;
    static final int BAD_INPUT = 3;
    static final int ENGINE_FAILED = 4;

    private ExitCode() {}

    /** The code of a verdict; with strict, a warning or an undecided rule counts as broken. */
    static int of(Verdict verdict, boolean strict) {
        return switch (verdict) {
            case PASSED -> PASSED;
            case FAILED -> BROKEN;
            case WARNING, INCONCLUSIVE -> strict ? BROKEN : WARNINGS;
        };
    }
}
