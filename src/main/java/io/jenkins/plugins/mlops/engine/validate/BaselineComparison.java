package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a result with an earlier one, so that a gate can be closed on data that is not clean yet: a rule that was broken before, and is
 * not broken by a larger share of rows now, is a warning. What is newly broken, or worse, stays a failure.
 */
public final class BaselineComparison {
    private final Map<String, Check> before = new HashMap<>();

    /** @param baseline the earlier result */
    public BaselineComparison(ResultDocument baseline) {
        for (Check check : baseline.checks()) {
            if (check.verdict() == Verdict.FAILED || check.verdict() == Verdict.WARNING) {
                before.put(check.rule(), check);
            }
        }
    }

    /** The result with known breaches lowered to warnings. */
    public ResultDocument apply(ResultDocument document) {
        List<Check> checks = new ArrayList<>();
        for (Check check : document.checks()) {
            checks.add(isKnown(check) ? lowered(check) : check);
        }
        Map<String, Double> metrics = new java.util.LinkedHashMap<>(document.metrics());
        metrics.put("failed", (double) checks.stream()
                .filter(check -> check.verdict() == Verdict.FAILED)
                .count());
        metrics.put("warnings", (double) checks.stream()
                .filter(check -> check.verdict() == Verdict.WARNING)
                .count());
        return new ResultDocument(
                new ResultDocument.Conclusion(
                        document.step(),
                        Verdict.worst(checks.stream().map(Check::verdict).toList()),
                        Summary.of(checks),
                        document.created()),
                document.subject(),
                new ResultDocument.Findings(checks, metrics, document.sections()),
                document.environment(),
                document.build(),
                document.cut());
    }

    private boolean isKnown(Check check) {
        Check earlier = before.get(check.rule());
        return check.verdict() == Verdict.FAILED && earlier != null && share(check) <= share(earlier);
    }

    /** The share of rows that break the rule; a rule that does not speak of rows is as broken as it can be. */
    private static double share(Check check) {
        return check.failing() == null || check.total() == null || check.total() == 0
                ? 1
                : (double) check.failing() / check.total();
    }

    private static Check lowered(Check check) {
        return check.with(Verdict.WARNING, check.message() + "; broken before and no worse now");
    }
}
