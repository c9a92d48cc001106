package io.jenkins.plugins.mlops.results;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.management.Badge;

/** Appearance of a verdict. */
final class VerdictView {
    private VerdictView() {}

    static String icon(CheckVerdict verdict) {
        switch (verdict) {
            case PASSED:
                return "symbol-status-blue";
            case FAILED, ERROR:
                return "symbol-status-red";
            case ABORTED:
                return "symbol-status-aborted";
            default:
                return "symbol-status-yellow";
        }
    }

    static String text(CheckVerdict verdict) {
        switch (verdict) {
            case PASSED:
                return Messages.Verdict_PASSED();
            case WARNING:
                return Messages.Verdict_WARNING();
            case INCONCLUSIVE:
                return Messages.Verdict_INCONCLUSIVE();
            case ABORTED:
                return Messages.Verdict_ABORTED();
            case ERROR:
                return Messages.Verdict_ERROR();
            default:
                return Messages.Verdict_FAILED();
        }
    }

    /** Returns how many have a verdict, in words. */
    static String count(CheckVerdict verdict, long count) {
        switch (verdict) {
            case PASSED:
                return Messages.Verdict_count_PASSED(count);
            case WARNING:
                return Messages.Verdict_count_WARNING(count);
            case INCONCLUSIVE:
                return Messages.Verdict_count_INCONCLUSIVE(count);
            case ABORTED:
                return Messages.Verdict_count_ABORTED(count);
            case ERROR:
                return Messages.Verdict_count_ERROR(count);
            default:
                return Messages.Verdict_count_FAILED(count);
        }
    }

    /** Returns how many have which verdict, in words, the worst first. */
    static String counts(Stream<CheckVerdict> verdicts) {
        Map<CheckVerdict, Long> counts = verdicts.collect(Collectors.groupingBy(
                verdict -> verdict, () -> new EnumMap<>(CheckVerdict.class), Collectors.counting()));
        return CheckVerdict.worstFirst(counts.keySet(), verdict -> verdict).stream()
                .map(verdict -> count(verdict, counts.get(verdict)))
                .collect(Collectors.joining(", "));
    }

    static Badge.Severity severity(CheckVerdict verdict) {
        switch (verdict) {
            case PASSED:
                return Badge.Severity.INFO;
            case FAILED, ERROR:
                return Badge.Severity.DANGER;
            default:
                return Badge.Severity.WARNING;
        }
    }
}
