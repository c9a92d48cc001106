package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import java.util.List;

/**
 * Distance of the judged groups in one measure.
 *
 * @param metric the measure
 * @param value its value; not-a-number where it is undefined
 * @param interval its interval, or null
 * @param rate the rate that decided
 * @param lowest group with the smallest rate, or null
 * @param highest group with the largest rate, or null
 * @param notes why there is no value, or which groups have no such rate
 */
public record Disparity(
        FairnessMetric metric,
        double value,
        Interval interval,
        GroupRate rate,
        String lowest,
        String highest,
        List<String> notes) {
    public Disparity {
        notes = List.copyOf(notes);
    }

    static Disparity undefined(FairnessMetric metric, List<String> notes) {
        return new Disparity(metric, Double.NaN, null, metric.rates().get(0), null, null, notes);
    }

    /** Tells whether there is a value. */
    public boolean defined() {
        return !Double.isNaN(value);
    }
}
