package io.jenkins.plugins.mlops.integration.tokens;

import hudson.Extension;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ${MLOPS_VERDICT}}: the worst verdict, by name. */
@Extension(optional = true)
public final class VerdictMacro extends CheckMacro {
    public VerdictMacro() {
        super("MLOPS_VERDICT");
    }

    @Override
    String text(List<CheckSummary> checks) {
        return CheckVerdict.worst(checks.stream().map(CheckSummary::getVerdict).collect(Collectors.toList()))
                .name();
    }
}
