package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import java.util.List;

/**
 * Distance of the judged groups in one measure.
 *
 * @param metric the measure
 * @param value its value; not-a-number where it is undefined
 * @param interval its interval, or null
 * @param deciding the two groups that are farthest apart
 * @param notes why there is no value, or which groups have no such rate
 */
public record Disparity(FairnessMetric metric, double value, Interval interval, Deciding deciding, List<String> notes) {
    public Disparity {
        notes = List.copyOf(notes);
    }

    static Disparity undefined(FairnessMetric metric, List<String> notes) {
        return new Disparity(
                metric, Double.NaN, null, new Deciding(metric.rates().get(0), null, null), notes);
    }

    /** Tells whether there is a value. */
    public boolean defined() {
        return !Double.isNaN(value);
    }

    /**
     * The two groups that are farthest apart.
     *
     * @param rate the rate that decided
     * @param lowest group with the smallest rate, or null
     * @param highest group with the largest rate, or null
     */
    public record Deciding(GroupRate rate, String lowest, String highest) {}

    public GroupRate rate() {
        return deciding.rate;
    }

    public String lowest() {
        return deciding.lowest;
    }

    public String highest() {
        return deciding.highest;
    }
}
