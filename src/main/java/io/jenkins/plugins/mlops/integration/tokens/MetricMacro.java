package io.jenkins.plugins.mlops.integration.tokens;

import hudson.Extension;
import io.jenkins.plugins.mlops.engine.registry.MetricName;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.util.List;
import java.util.TreeSet;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;

/** {@code ${MLOPS_METRIC, name="auc"}}: a number that a check found; of several checks with it, the last. */
@Extension(optional = true)
public final class MetricMacro extends CheckMacro {
    private String name;

    public MetricMacro() {
        super("MLOPS_METRIC");
    }

    /** Sets the name of the metric. */
    @Parameter(required = true)
    public void setName(String name) {
        this.name = name;
    }

    @Override
    String text(List<CheckSummary> checks) throws MacroEvaluationException {
        if (checks.stream().noneMatch(one -> one.getVerdict().isDecided())) {
            return ""; // as in a build that made no check: that there is no number is not the token's fault
        }
        TreeSet<String> known = new TreeSet<>();
        Double found = null;
        for (CheckSummary one : checks) {
            known.addAll(one.getMetrics().keySet());
            Double here = MetricName.value(one.getMetrics(), name);
            found = here == null ? found : here;
        }
        if (found == null) {
            throw new MacroEvaluationException(
                    "MLOPS_METRIC: no check found a number \"" + name + "\"; there is " + String.join(", ", known));
        }
        return found == Math.rint(found) && Math.abs(found) < 1e15
                ? Long.toString(found.longValue())
                : found.toString();
    }
}
