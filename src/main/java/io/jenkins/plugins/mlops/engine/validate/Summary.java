package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The one line that says what became of all checks. */
public final class Summary {
    private Summary() {}

    /** For example {@code 2 of 40 checks failed, 1 warning}. */
    public static String of(List<Check> checks) {
        long failed = count(checks, Verdict.FAILED);
        long warnings = count(checks, Verdict.WARNING);
        long undecided = count(checks, Verdict.INCONCLUSIVE);
        int all = checks.size();
        String noun = all == 1 ? " check" : " checks";
        List<String> parts = new ArrayList<>();
        if (failed > 0) {
            parts.add(failed + " of " + all + noun + " failed");
        }
        if (undecided > 0) {
            parts.add(undecided + (parts.isEmpty() ? " of " + all + noun : "") + " could not be decided");
        }
        if (warnings > 0) {
            parts.add(warnings
                    + (warnings == 1 ? " warning" : " warnings")
                    + (parts.isEmpty() ? " in " + all + noun : ""));
        }
        return parts.isEmpty()
                ? (all == 1 ? "the check passed" : "all " + all + " checks passed")
                : String.join(", ", parts);
    }

    private static long count(List<Check> checks, Verdict verdict) {
        return checks.stream().filter(check -> check.verdict() == verdict).count();
    }
}
