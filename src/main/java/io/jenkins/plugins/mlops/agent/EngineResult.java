package io.jenkins.plugins.mlops.agent;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.List;
import java.util.Map;

/**
 * The last line of an engine that decided.
 *
 * @param verdict what it decided
 * @param message one line
 * @param broken the checks that did not pass, the worst first
 * @param counts checks by verdict
 * @param metrics the numbers worth a trend
 * @param fingerprint of what was looked at, or null
 * @param subject name of what was looked at, or null
 */
public record EngineResult(
        Verdict verdict,
        String message,
        List<BrokenCheck> broken,
        Map<Verdict, Integer> counts,
        Map<String, Double> metrics,
        String fingerprint,
        String subject) {

    /** The same with another message. */
    EngineResult withMessage(String other) {
        return new EngineResult(verdict, other, broken, counts, metrics, fingerprint, subject);
    }
}
