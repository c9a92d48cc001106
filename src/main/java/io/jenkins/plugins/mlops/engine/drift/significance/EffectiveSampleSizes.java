package io.jenkins.plugins.mlops.engine.drift.significance;

/**
 * Rows of two samples that have a value, and how many independent rows they are worth.
 *
 * @param reference rows of the reference
 * @param current rows of the current sample
 * @param referenceEffect design effect of the reference: rows of one independent row's worth, 1 or more
 * @param currentEffect design effect of the current sample
 */
public record EffectiveSampleSizes(long reference, long current, double referenceEffect, double currentEffect) {
    /** Rows of the larger sample that splits are drawn from at most. */
    private static final double MOST_DRAWN = 1e9;

    public EffectiveSampleSizes {
        if (!(referenceEffect >= 1) || !(currentEffect >= 1)) {
            throw new IllegalArgumentException("a design effect is 1 or more");
        }
    }

    /** Independent rows. */
    public static EffectiveSampleSizes of(long reference, long current) {
        return new EffectiveSampleSizes(reference, current, 1, 1);
    }

    /** Independent rows the reference is worth. */
    public double effectiveReference() {
        return reference / referenceEffect;
    }

    /** Independent rows the current sample is worth. */
    public double effectiveCurrent() {
        return current / currentEffect;
    }

    /** 1/n + 1/m of the effective sizes: the squared scale of every difference that chance makes. */
    public double inverse() {
        return 1 / effectiveReference() + 1 / effectiveCurrent();
    }

    /** Returns the factor for a squared standardised statistic computed from the plain sizes; 1 for independent rows. */
    public double shrink() {
        return (1.0 / reference + 1.0 / current) / inverse();
    }

    /**
     * Rows of both samples together when splits of them are drawn: what they are worth, and of a huge larger sample a part, which says as
     * much of its distribution.
     */
    double drawn() {
        double smaller = Math.min(effectiveReference(), effectiveCurrent());
        double larger = Math.max(effectiveReference(), effectiveCurrent());
        return smaller + Math.max(smaller, Math.min(larger, MOST_DRAWN));
    }

    /** Tells whether rows repeat an entity. */
    public boolean clustered() {
        return referenceEffect > 1 || currentEffect > 1;
    }
}
