package io.jenkins.plugins.mlops.results;

import io.jenkins.plugins.mlops.agent.BrokenCheck;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.steps.TestRequests;
import java.util.List;
import java.util.Map;

/** Checks for tests. */
final class Checks {
    private Checks() {}

    static CheckSummary summary(String id, String token) {
        return summary(id, token, result("2 of 3 checks failed", List.of()));
    }

    static CheckSummary summary(String id, String token, EngineResult result) {
        return new CheckSummary(CheckName.of(id), token, TestRequests.named(null), result, 1_700_000_000_000L, null);
    }

    static EngineResult passed() {
        return new EngineResult(
                Verdict.PASSED,
                "1 rule holds",
                List.of(),
                Map.of(Verdict.PASSED, 1),
                Map.of("rows", 10.0),
                "sha256:00",
                "a.csv");
    }

    static EngineResult result(String message, List<BrokenCheck> broken) {
        return new EngineResult(
                Verdict.FAILED,
                message,
                broken,
                Map.of(Verdict.FAILED, 2, Verdict.PASSED, 1),
                Map.of("rows", 10.0),
                "sha256:00",
                "a.csv");
    }
}
