package io.jenkins.plugins.mlops.steps;

import java.io.Serializable;

/** What each verdict does to the build, and what it is compared with. Immutable; stored in job configurations. */
public final class GatePolicy implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The baseline that compares with the last successful build of the job. */
    public static final String LAST_SUCCESSFUL = "lastSuccessful";

    /** A broken gate fails the step; warnings and undecided rules make the build unstable; no baseline. */
    static final GatePolicy DEFAULT = new GatePolicy(Reaction.FAILURE, Reaction.UNSTABLE, Reaction.UNSTABLE, null);

    private final Reaction onFailed;
    private final Reaction onWarning;
    private final Reaction onInconclusive;
    private final String baseline;

    /**
     * @param baseline null, or {@value #LAST_SUCCESSFUL}
     * @throws IllegalArgumentException for another baseline
     */
    GatePolicy(Reaction onFailed, Reaction onWarning, Reaction onInconclusive, String baseline) {
        this.onFailed = onFailed == null ? Reaction.FAILURE : onFailed;
        this.onWarning = onWarning == null ? Reaction.UNSTABLE : onWarning;
        this.onInconclusive = onInconclusive == null ? Reaction.UNSTABLE : onInconclusive;
        this.baseline = baseline == null || baseline.isBlank() ? null : baseline.trim();
        if (this.baseline != null && !this.baseline.equals(LAST_SUCCESSFUL)) {
            throw new IllegalArgumentException("baseline " + OneLine.quoted(baseline) + " is unknown; use '" + LAST_SUCCESSFUL + "'");
        }
    }

    public Reaction getOnFailed() {
        return onFailed;
    }

    public Reaction getOnWarning() {
        return onWarning;
    }

    public Reaction getOnInconclusive() {
        return onInconclusive;
    }

    /** Null, or {@value #LAST_SUCCESSFUL}. */
    public String getBaseline() {
        return baseline;
    }

    private Object readResolve() {
        return new GatePolicy(onFailed, onWarning, onInconclusive, baseline);
    }
}
