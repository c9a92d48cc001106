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
 * @param measured the numbers worth a trend, and the limits that rules set them
 * @param fingerprint of what was looked at, or null
 * @param subject name of what was looked at, or null
 */
public record EngineResult(
        Verdict verdict,
        String message,
        List<BrokenCheck> broken,
        Map<Verdict, Integer> counts,
        Measured measured,
        String fingerprint,
        String subject) {

    /** A result that knows of no limits. */
    public EngineResult(
            Verdict verdict,
            String message,
            List<BrokenCheck> broken,
            Map<Verdict, Integer> counts,
            Map<String, Double> metrics,
            String fingerprint,
            String subject) {
        this(verdict, message, broken, counts, new Measured(metrics, Map.of()), fingerprint, subject);
    }

    public Map<String, Double> metrics() {
        return measured.metrics();
    }

    /** The limits that rules set to metrics, by the metric; one for each rule, two for a range. */
    public Map<String, List<Double>> limits() {
        return measured.limits();
    }

    /** The same with another message. */
    EngineResult withMessage(String other) {
        return new EngineResult(verdict, other, broken, counts, measured, fingerprint, subject);
    }

    /** Metrics and limits of metrics. */
    public record Measured(Map<String, Double> metrics, Map<String, List<Double>> limits) {}
}
