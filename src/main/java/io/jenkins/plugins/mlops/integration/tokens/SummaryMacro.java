package io.jenkins.plugins.mlops.integration.tokens;

import hudson.Extension;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ${MLOPS_SUMMARY}}: a line for each check, the worst first. */
@Extension(optional = true)
public final class SummaryMacro extends CheckMacro {
    public SummaryMacro() {
        super("MLOPS_SUMMARY");
    }

    @Override
    String text(List<CheckSummary> checks) {
        return CheckVerdict.worstFirst(checks, CheckSummary::getVerdict).stream()
                .map(one -> one.getTitle() + ": " + one.getVerdict() + ", " + one.getMessage())
                .collect(Collectors.joining("\n"));
    }
}
