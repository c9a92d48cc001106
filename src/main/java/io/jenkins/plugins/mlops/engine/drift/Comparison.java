package io.jenkins.plugins.mlops.engine.drift;

import io.jenkins.plugins.mlops.engine.drift.sample.Moments;
import io.jenkins.plugins.mlops.engine.drift.significance.EffectiveSampleSizes;
import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import java.util.Map;

/**
 * Measurements of one column, before anything is decided.
 *
 * @param column what the column is
 * @param sizes rows that have a value, with design effects
 * @param missing rows, and how many of them lack a value
 * @param measures how far the values are apart
 * @param significance what chance has to do with it
 * @param distributions both sides' values
 */
public record Comparison(
        Column column,
        EffectiveSampleSizes sizes,
        Missing missing,
        Measures measures,
        Significance significance,
        Distributions distributions) {
    /** The parts of a column that can drift. */
    public enum Watched {
        /** Values and missing values. */
        VALUES,
        /** The same, but the values moved on with the calendar, as the times of new rows do: that is told, and is no drift. */
        CALENDAR,
        /** Only whether there are values: they are names, sentences or lists. */
        PRESENCE
    }

    /**
     * A column that is compared.
     *
     * @param name of the column
     * @param role what the column is to the model
     * @param numeric whether it holds numbers
     * @param few whether a numeric column has so few values that it was tested as categories
     * @param watched what of it can drift
     */
    public record Column(String name, Role role, boolean numeric, boolean few, Watched watched) {}

    /**
     * Distances between the values of both sides.
     *
     * @param effects every measure that can be taken of the column
     * @param chance for each measure, what chance alone stays below in 19 of 20 windows of these sizes
     * @param bounds for measures of values that were counted in cells, how far the measure of the values themselves can lie from what was measured;
     *     empty where every value is known
     * @param chosen the measure that decides
     */
    public record Measures(
            Map<Statistic, Double> effects,
            Map<Statistic, Double> chance,
            Map<Statistic, Double> bounds,
            Statistic chosen) {}

    /**
     * The probability of such differences when nothing changed.
     *
     * @param pValue of the values' difference; 1 when there was nothing to test
     * @param test how it was got
     * @param missingPValue of the difference of missing values; NaN when no value is missing
     */
    public record Significance(double pValue, String test, double missingPValue) {}

    /**
     * The values of both sides.
     *
     * @param cells rows by category or by quantile bin; null when one side has no value
     * @param shape both distributions for a picture, or null for categories
     * @param reference moments of the numeric reference, or null
     * @param current moments of the numeric current sample, or null
     */
    public record Distributions(Cells cells, Shape shape, Moments reference, Moments current) {}

    /** The same, watched in another way. */
    Comparison watched(Watched other) {
        Column same = new Column(name(), role(), numeric(), few(), other);
        return new Comparison(same, sizes, missing, measures, significance, distributions);
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

    public String name() {
        return column.name();
    }

    public Role role() {
        return column.role();
    }

    public boolean numeric() {
        return column.numeric();
    }

    public boolean few() {
        return column.few();
    }

    public Watched watched() {
        return column.watched();
    }

    public Map<Statistic, Double> effects() {
        return measures.effects();
    }

    public Map<Statistic, Double> chance() {
        return measures.chance();
    }

    /** How far a measure of the values themselves can lie from what was measured; 0 where every value is known. */
    public double bound(Statistic statistic) {
        return measures.bounds().getOrDefault(statistic, 0.0);
    }

    public Statistic chosen() {
        return measures.chosen();
    }

    public double pValue() {
        return significance.pValue();
    }

    public String test() {
        return significance.test();
    }

    public double missingPValue() {
        return significance.missingPValue();
    }

    public Cells cells() {
        return distributions.cells();
    }

    public Shape shape() {
        return distributions.shape();
    }

    /** Share of the current rows in categories that the reference does not have; 0 for numbers. */
    public double fresh() {
        return numeric() || cells() == null ? 0 : cells().fresh();
    }

    /** Tells whether both sides have values, and values that can be compared. */
    public boolean comparable() {
        return watched() != Watched.PRESENCE && sizes.reference() > 0 && sizes.current() > 0;
    }

    /** Tells whether its values moved on with the calendar, and are not judged. */
    public boolean movedOn() {
        return watched() == Watched.CALENDAR;
    }

    /** Tells whether its values can drift: they can be compared, and did not just move on with the calendar. */
    public boolean judged() {
        return comparable() && !movedOn();
    }

    /** Tells whether both sides have the same number of rows, and exactly the same values in them. */
    public boolean identical() {
        return missing.sizes().reference() == missing.sizes().current()
                && missing.reference() == missing.current()
                && (watched() == Watched.PRESENCE
                        || effects().getOrDefault(numeric() ? Statistic.KS : Statistic.TOTAL_VARIATION, 1.0) == 0);
    }
}
