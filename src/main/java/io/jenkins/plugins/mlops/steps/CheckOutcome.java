package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.results.CheckSummary;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/**
 * Return value of a step in a Pipeline: {@code def check = validateData data: 'a.csv'; echo check.verdict}.
 *
 * <p>It is stored with the running Pipeline, and every getter can be called in the sandbox.
 */
public class CheckOutcome implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String verdict;
    private final String message;
    private final int passed;
    private final int warnings;
    private final int inconclusive;
    private final int failed;
    private final LinkedHashMap<String, Double> metrics;
    private final String fingerprint;
    private final String url;
    private final String retrainReason;

    /**
     * @param url of the page of the check
     * @param retrainReason why training is asked for, or not; null when the check did not count over runs
     */
    CheckOutcome(CheckSummary check, String url, String retrainReason) {
        this.id = check.getId();
        this.verdict = check.getVerdict().name();
        this.message = check.getMessage();
        this.passed = check.getPassed();
        this.warnings = check.getWarnings();
        this.inconclusive = check.getInconclusive();
        this.failed = check.getFailed();
        this.metrics = new LinkedHashMap<>(check.getMetrics());
        this.fingerprint = check.getFingerprint();
        this.url = url;
        this.retrainReason = retrainReason;
    }

    /** Returns the id of the check in this build. */
    @Whitelisted
    public String getId() {
        return id;
    }

    /** {@code PASSED}, {@code WARNING}, {@code INCONCLUSIVE} or {@code FAILED}; a step without a result returns nothing. */
    @Whitelisted
    public String getVerdict() {
        return verdict;
    }

    @Whitelisted
    public String getMessage() {
        return message;
    }

    /** Number of rules that hold. */
    @Whitelisted
    public int getPassed() {
        return passed;
    }

    @Whitelisted
    public int getWarnings() {
        return warnings;
    }

    @Whitelisted
    public int getInconclusive() {
        return inconclusive;
    }

    @Whitelisted
    public int getFailed() {
        return failed;
    }

    /** Numbers by name. */
    @Whitelisted
    public Map<String, Double> getMetrics() {
        return new LinkedHashMap<>(metrics);
    }

    /** Content fingerprint of what was looked at. */
    @Whitelisted
    public String getFingerprint() {
        return fingerprint;
    }

    /** The page of the check; absolute where Jenkins knows its own URL. */
    @Whitelisted
    public String getUrl() {
        return url;
    }

    /** Tells whether monitoring asks for a new training; not again before its cool-down is over. */
    @Whitelisted
    public boolean isRetrain() {
        return metrics.getOrDefault("retrain", 0.0) > 0;
    }

    /** Why training is asked for, or not. */
    @Whitelisted
    public String getRetrainReason() {
        return retrainReason == null ? message : retrainReason;
    }

    @Override
    @Whitelisted
    public String toString() {
        return verdict + ": " + message;
    }
}
