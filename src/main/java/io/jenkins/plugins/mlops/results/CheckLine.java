package io.jenkins.plugins.mlops.results;

import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.util.regex.Pattern;

/** A check as an overview shows it: on one line, with what matters most. */
public final class CheckLine {
    /** The report has it; a line is read at a glance. */
    private static final Pattern DIGEST = Pattern.compile(" \\(sha256:[0-9a-f]{64}\\)");

    private final CheckSummary check;
    private final CheckPoint before;

    /**
     * @param before the check's newest result of an earlier build, or null
     */
    CheckLine(CheckSummary check, CheckPoint before) {
        this.check = check;
        this.before = before;
    }

    public CheckSummary getCheck() {
        return check;
    }

    /** Returns what the worst rule found and how many more did not pass, or the message of the check where no rule has anything to say. */
    public String getHeadline() {
        int broken = check.getFailed() + check.getInconclusive() + check.getWarnings();
        if (check.getFinding() == null) {
            return DIGEST.matcher(check.getMessage()).replaceAll("");
        }
        return broken <= 1 ? check.getFinding() : Messages.CheckLine_more(check.getFinding(), broken - 1);
    }

    /** Returns the key metric with its change against an earlier build, in words; empty where there is none. */
    public String getMetric() {
        return KeyMetric.text(check, before);
    }
}
