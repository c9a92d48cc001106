package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.significance.Proportions;

/**
 * Result of one column.
 *
 * @param measured the measurements behind it
 * @param effect value of the deciding measure; NaN when it could not be measured
 * @param limit effect from which on it is drift: the policy's, or what chance makes of it if that is more
 * @param material effect that must not hide
 * @param detectable smallest detectable effect in the deciding measure
 * @param adjusted p-value of the values, adjusted over all columns
 * @param significant whether that is at or below the level
 * @param freshLimit share of rows in new categories from which on it is drift
 * @param missing what became of the missing values
 * @param verdict the decision
 */
public record ColumnDrift(
        Comparison measured,
        double effect,
        double limit,
        double material,
        double detectable,
        double adjusted,
        boolean significant,
        double freshLimit,
        MissingDrift missing,
        Verdict verdict) {
    /** The decision on a column. */
    public enum Verdict {
        /** No drift, and drift of material size would have been seen. */
        STABLE,
        /** Large enough and significant. */
        DRIFTED,
        /** No drift seen, but the samples are too small to tell. */
        INCONCLUSIVE
    }

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

    /** Tells whether the values themselves have drifted, missing ones aside. */
    public boolean valuesDrifted() {
        return measured.judged() && significant && strength() >= 1;
    }

    /** The effect over its limit, or the share of rows in new categories over its limit, if that is more: drift begins at 1. */
    public double strength() {
        double usual = effect >= 0 ? limit > 0 ? effect / limit : Double.POSITIVE_INFINITY : 0;
        return Math.max(usual, measured.fresh() / freshLimit);
    }

    /** Tells whether new categories alone made it drift. */
    public boolean byNewCategories() {
        return valuesDrifted() && effect < limit;
    }

    /** Tells whether it has drifted, in its values or in missing ones. */
    public boolean drifted() {
        return verdict == Verdict.DRIFTED;
    }
}
