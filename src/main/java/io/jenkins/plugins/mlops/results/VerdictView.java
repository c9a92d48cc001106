package io.jenkins.plugins.mlops.results;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import jenkins.management.Badge;

/** How a verdict looks. */
final class VerdictView {
    private VerdictView() {}

    static String icon(Verdict verdict) {
        switch (verdict) {
            case PASSED:
                return "symbol-status-blue";
            case FAILED:
                return "symbol-status-red";
            default:
                return "symbol-status-yellow";
        }
    }

    static String text(Verdict verdict) {
        switch (verdict) {
            case PASSED:
                return Messages.Verdict_PASSED();
            case WARNING:
                return Messages.Verdict_WARNING();
            case INCONCLUSIVE:
                return Messages.Verdict_INCONCLUSIVE();
            default:
                return Messages.Verdict_FAILED();
        }
    }

    static Badge.Severity severity(Verdict verdict) {
        switch (verdict) {
            case PASSED:
                return Badge.Severity.INFO;
            case FAILED:
                return Badge.Severity.DANGER;
            default:
                return Badge.Severity.WARNING;
        }
    }
}
