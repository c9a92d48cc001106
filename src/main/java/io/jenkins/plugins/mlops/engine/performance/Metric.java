package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;

/**
 * One measured value.
 *
 * @param measure what was measured
 * @param value the value; not-a-number where it is undefined for these rows
 * @param interval its confidence interval, or null
 * @param note why there is no value or no interval, or how it has to be read; null where there is nothing to say
 */
public record Metric(Measure measure, double value, Interval interval, String note) {
    static Metric of(Measure measure, double value, Interval interval) {
        return new Metric(measure, value, interval, null);
    }

    static Metric undefined(Measure measure, String why) {
        return new Metric(measure, Double.NaN, null, why);
    }

    /** Tells whether there is a value. */
    public boolean defined() {
        return !Double.isNaN(value);
    }
}
