package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.Moments;
import io.jenkins.plugins.mlops.engine.drift.significance.EffectiveSampleSizes;
import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import java.util.Map;

/**
 * Measurements of one column, before anything is decided.
 *
 * @param name of the column
 * @param role what the column is to the model
 * @param numeric whether it holds numbers
 * @param sizes rows that have a value, with design effects
 * @param missing rows, and how many of them lack a value
 * @param effects every measure that can be taken of the column
 * @param chance for each measure, what chance alone stays below in 19 of 20 windows of these sizes
 * @param chosen the measure that decides
 * @param pValue probability of the values' difference when nothing changed; 1 when there was nothing to test
 * @param test how the p-value was got
 * @param missingPValue probability of the difference of missing values when nothing changed; NaN when no value is missing
 * @param cells rows by category or by quantile bin; null when one side has no value
 * @param few whether a numeric column has so few values that it was tested as categories
 * @param shape both distributions for a picture, or null for categories
 * @param reference moments of the numeric reference, or null
 * @param current moments of the numeric current sample, or null
 * @param watched what of it can drift
 */
public record Comparison(
        String name,
        Role role,
        boolean numeric,
        EffectiveSampleSizes sizes,
        Missing missing,
        Map<Statistic, Double> effects,
        Map<Statistic, Double> chance,
        Statistic chosen,
        double pValue,
        String test,
        double missingPValue,
        Cells cells,
        boolean few,
        Shape shape,
        Moments reference,
        Moments current,
        Watched watched) {
    /** The parts of a column that can drift. */
    public enum Watched {
        /** Values and missing values. */
        VALUES,
        /** The same, but the values moved on with the calendar, as the times of new rows do: that is told, and is no drift. */
        CALENDAR,
        /** Only whether there are values: they are names, sentences or lists. */
        PRESENCE
    }

    /** A column whose values are compared. */
    public Comparison(
            String name,
            Role role,
            boolean numeric,
            EffectiveSampleSizes sizes,
            Missing missing,
            Map<Statistic, Double> effects,
            Map<Statistic, Double> chance,
            Statistic chosen,
            double pValue,
            String test,
            double missingPValue,
            Cells cells,
            boolean few,
            Shape shape,
            Moments reference,
            Moments current) {
        this(
                name,
                role,
                numeric,
                sizes,
                missing,
                effects,
                chance,
                chosen,
                pValue,
                test,
                missingPValue,
                cells,
                few,
                shape,
                reference,
                current,
                Watched.VALUES);
    }

    /** The same, watched in another way. */
    Comparison watched(Watched other) {
        return new Comparison(
                name,
                role,
                numeric,
                sizes,
                missing,
                effects,
                chance,
                chosen,
                pValue,
                test,
                missingPValue,
                cells,
                few,
                shape,
                reference,
                current,
                other);
    }

    /**
     * Missing values.
     *
     * @param sizes all rows, with design effects
     * @param reference rows of the reference without a value
     * @param current rows of the current table without a value
     */
    public record Missing(EffectiveSampleSizes sizes, long reference, long current) {}

    /**
     * Histograms of equal width over the middle 99 % of all values; what lies outside is counted in the outer bins.
     *
     * @param edges one more than there are bins, ascending
     * @param reference rows of the reference by bin
     * @param current rows of the current sample by bin
     */
    public record Shape(double[] edges, long[] reference, long[] current) {}

    /** Share of the current rows in categories that the reference does not have; 0 for numbers. */
    public double fresh() {
        return numeric || cells == null ? 0 : cells.fresh();
    }

    /** Tells whether both sides have values, and values that can be compared. */
    public boolean comparable() {
        return watched != Watched.PRESENCE && sizes.reference() > 0 && sizes.current() > 0;
    }

    /** Tells whether its values moved on with the calendar, and are not judged. */
    public boolean movedOn() {
        return watched == Watched.CALENDAR;
    }

    /** Tells whether its values can drift: they can be compared, and did not just move on with the calendar. */
    public boolean judged() {
        return comparable() && !movedOn();
    }

    /** Tells whether both sides have the same number of rows, and exactly the same values in them. */
    public boolean identical() {
        return missing.sizes().reference() == missing.sizes().current()
                && missing.reference() == missing.current()
                && (watched == Watched.PRESENCE
                        || effects.getOrDefault(numeric ? Statistic.KS : Statistic.TOTAL_VARIATION, 1.0) == 0);
    }
}
