package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.significance.Proportions;

/**
 * Result of one column.
 *
 * @param measured the measurements behind it
 * @param values what became of its values
 * @param freshLimit share of rows in new categories from which on it is drift
 * @param missing what became of the missing values
 * @param verdict the decision
 */
public record ColumnDrift(
        Comparison measured, ValuesDrift values, double freshLimit, MissingDrift missing, Verdict verdict) {
    /** Tells whether a column has moved. */
    public enum Verdict {
        /** No drift, and drift of material size would have been seen. */
        STABLE,
        /** Large enough and significant. */
        DRIFTED,
        /** No drift seen, but the samples are too small to tell. */
        INCONCLUSIVE
    }

    /**
     * Values of the column.
     *
     * @param effect value of the deciding measure; NaN when it could not be measured
     * @param limit effect from which on it is drift: the policy's, or what chance makes of it if that is more
     * @param material effect that must not hide
     * @param detectable smallest detectable effect in the deciding measure
     * @param adjusted p-value, adjusted over all columns
     * @param significant whether that is at or below the level
     */
    public record ValuesDrift(
            double effect, double limit, double material, double detectable, double adjusted, boolean significant) {}

    /**
     * Missing values of the column.
     *
     * @param difference shares and interval; null when a side has no rows
     * @param adjusted adjusted p-value, 1 when no value is missing
     * @param significant whether that is at or below the level
     * @param detectable smallest detectable rise, as a share
     * @param drifted whether the share changed enough and significantly
     */
    public record MissingDrift(
            Proportions.Difference difference,
            double adjusted,
            boolean significant,
            double detectable,
            boolean drifted) {}

    /** Name of the column. */
    public String name() {
        return measured.name();
    }

    public double effect() {
        return values.effect();
    }

    public double limit() {
        return values.limit();
    }

    public double material() {
        return values.material();
    }

    public double detectable() {
        return values.detectable();
    }

    public double adjusted() {
        return values.adjusted();
    }

    public boolean significant() {
        return values.significant();
    }

    /** Tells whether the values themselves have drifted, missing ones aside. */
    public boolean valuesDrifted() {
        return measured.judged() && significant() && strength() >= 1;
    }

    /** The largest effect that the values themselves can have; more than {@link #effect} only where they were counted in cells. */
    public double largest() {
        return effect() + measured.bound(measured.chosen());
    }

    /**
     * The largest effect over its limit, or the share of rows in new categories over its limit, if that is more: drift begins at 1.
     */
    public double strength() {
        double usual = effect() >= 0 ? limit() > 0 ? largest() / limit() : Double.POSITIVE_INFINITY : 0;
        return Math.max(usual, measured.fresh() / freshLimit);
    }

    /** Tells whether new categories alone made it drift. */
    public boolean byNewCategories() {
        return valuesDrifted() && largest() < limit();
    }

    /** Tells whether it has drifted, in its values or in missing ones. */
    public boolean drifted() {
        return verdict == Verdict.DRIFTED;
    }
}
