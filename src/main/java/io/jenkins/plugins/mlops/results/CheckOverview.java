package io.jenkins.plugins.mlops.results;

import hudson.model.Run;
import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** All checks of a build at a glance, the worst first. */
public final class CheckOverview {
    private static final Logger LOGGER = Logger.getLogger(CheckOverview.class.getName());

    private final List<CheckLine> lines;
    private final CheckVerdict worst;

    private CheckOverview(List<CheckLine> lines, CheckVerdict worst) {
        this.lines = lines;
        this.worst = worst;
    }

    /**
     * Makes the overview of a build.
     *
     * @param worstFirst its checks, at least one
     */
    static CheckOverview of(Run<?, ?> run, List<CheckSummary> worstFirst) {
        Map<String, CheckPoint> before = before(run, worstFirst);
        List<CheckLine> lines = worstFirst.stream()
                .map(check -> new CheckLine(check, before.get(check.getFirstAttempt())))
                .collect(Collectors.toList());
        return new CheckOverview(lines, lines.get(0).getCheck().getVerdict());
    }

    /** A page without a comparison is better than none. */
    private static Map<String, CheckPoint> before(Run<?, ?> run, List<CheckSummary> checks) {
        try {
            return TrendLog.of(run.getParent())
                    .newestBefore(
                            run.getNumber(),
                            checks.stream().map(CheckSummary::getFirstAttempt).collect(Collectors.toSet()));
        } catch (IOException x) {
            LOGGER.log(
                    Level.WARNING,
                    "cannot read the earlier checks of " + run.getParent().getFullName(),
                    x);
            return Map.of();
        }
    }

    public List<CheckLine> getLines() {
        return lines;
    }

    /** Picture of the worst verdict. */
    public String getIcon() {
        return VerdictView.icon(worst);
    }

    /** Returns how many checks have which verdict, in words, the worst first. */
    public String getCounts() {
        return VerdictView.counts(lines.stream()
                .map(CheckLine::getCheck)
                .filter(check -> !check.isEarlierAttempt())
                .map(CheckSummary::getVerdict));
    }
}
