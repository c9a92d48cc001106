package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import io.jenkins.plugins.mlops.engine.performance.interval.Mover;
import io.jenkins.plugins.mlops.engine.performance.interval.Wilson;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Collects measures with the interval that their kind has. */
final class MetricCollector {
    static final String MEAN = "normal, standard error of the rows' values";

    private final double level;
    private final Map<Measure, Metric> metrics = new EnumMap<>(Measure.class);

    MetricCollector(double level) {
        this.level = level;
    }

    Map<Measure, Metric> metrics() {
        return metrics;
    }

    void put(Measure measure, double value, Interval interval) {
        metrics.put(measure, Metric.of(measure, value, interval));
    }

    void undefined(Measure measure, String why) {
        metrics.put(measure, Metric.undefined(measure, why));
    }

    /** A value without an interval, and why. */
    void bare(Measure measure, double value, String why) {
        metrics.put(measure, new Metric(measure, value, null, why));
    }

    /** A share of rows, with Wilson's interval. */
    void proportion(Measure measure, double hits, double total, String whyNot) {
        if (total == 0) {
            undefined(measure, whyNot);
        } else {
            put(measure, hits / total, Wilson.interval(hits, total, level));
        }
    }

    /** A mean over rows of values that are not negative. */
    void mean(Measure measure, Moments moments) {
        Interval interval = moments.interval(level, MEAN);
        if (interval == null) {
            bare(measure, moments.mean(), "one row has no interval");
        } else {
            put(measure, moments.mean(), interval.within(0, Double.POSITIVE_INFINITY));
        }
    }

    /** The mean of several shares, each from its own rows: {@code hits[k]} of {@code totals[k]}, those of nothing left out. */
    void meanOfProportions(Measure measure, double[] hits, double[] totals) {
        int count = 0;
        Estimate[] parts = new Estimate[hits.length];
        for (int k = 0; k < hits.length; k++) {
            if (totals[k] > 0) {
                parts[count++] = Estimate.proportion(hits[k], totals[k], level);
            }
        }
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        Estimate mean = Mover.sum(weights, Arrays.copyOf(parts, count));
        put(measure, mean.value(), new Interval(mean.low(), mean.high(), level, "MOVER of Wilson limits").within(0, 1));
    }
}
