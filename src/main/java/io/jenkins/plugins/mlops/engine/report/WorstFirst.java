package io.jenkins.plugins.mlops.engine.report;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.Comparator;
import java.util.List;

/** The order a reader wants: what is broken, the worst on top, otherwise as the contract has it. */
final class WorstFirst {
    private WorstFirst() {}

    static List<Check> broken(ResultDocument document) {
        return document.checks().stream()
                .filter(check -> check.verdict() != Verdict.PASSED)
                .sorted(Comparator.comparing(Check::verdict).reversed())
                .toList();
    }
}
