package io.jenkins.plugins.mlops.request;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.Serializable;

/**
 * Reactions of the build to each verdict, as far as a step says it, and what it is compared with. What a step does not say is decided by the
 * configuration of Jenkins when the check is made, not when the step is. Immutable; stored in job configurations.
 */
public final class GatePolicy implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The baseline that compares with the last successful build of the job. */
    public static final String LAST_SUCCESSFUL = "lastSuccessful";

    /** Says nothing; no baseline. */
    public static final GatePolicy DEFAULT = new GatePolicy(null, null, null, null);

    private final Reaction onFailed;
    private final Reaction onWarning;
    private final Reaction onInconclusive;
    private final String baseline;

    /**
     * @param onFailed null where the step does not say it, like the two after it
     * @param baseline null, or {@value #LAST_SUCCESSFUL}
     * @throws IllegalArgumentException for another baseline
     */
    public GatePolicy(Reaction onFailed, Reaction onWarning, Reaction onInconclusive, String baseline) {
        this.onFailed = onFailed;
        this.onWarning = onWarning;
        this.onInconclusive = onInconclusive;
        this.baseline = baseline == null || baseline.isBlank() ? null : baseline.trim();
        if (this.baseline != null && !this.baseline.equals(LAST_SUCCESSFUL)) {
            throw new IllegalArgumentException(
                    "baseline " + OneLine.quoted(baseline) + " is unknown; use '" + LAST_SUCCESSFUL + "'");
        }
    }

    /** Null where the step does not say it. */
    public Reaction getOnFailed() {
        return onFailed;
    }

    /** Null where the step does not say it. */
    public Reaction getOnWarning() {
        return onWarning;
    }

    /** Null where the step does not say it. */
    public Reaction getOnInconclusive() {
        return onInconclusive;
    }

    /** Returns the step's reaction to a verdict, or null; to one that passed there is nothing to say. */
    @CheckForNull
    public Reaction said(Verdict verdict) {
        switch (verdict) {
            case PASSED:
                return Reaction.NOTE;
            case WARNING:
                return onWarning;
            case INCONCLUSIVE:
                return onInconclusive;
            default:
                return onFailed;
        }
    }

    /** Null, or {@value #LAST_SUCCESSFUL}. */
    public String getBaseline() {
        return baseline;
    }

    private Object readResolve() {
        return new GatePolicy(onFailed, onWarning, onInconclusive, baseline);
    }
}
