package io.jenkins.plugins.mlops.engine.registry;

/**
 * What a metric was measured to be, with its confidence interval. The value stands here again, so that an interval is never taken for that of another
 * measurement.
 *
 * @param value the measured value
 * @param low lower end, in the unit of the metric, at most value
 * @param high upper end, at least value
 * @param level confidence level, for example 0.95
 */
public record MetricInterval(double value, double low, double high, double level) {
    /** Tells whether these are the finite ends of an interval around the value. */
    boolean holds() {
        return Double.isFinite(low) && Double.isFinite(high) && low <= value && value <= high && level > 0 && level < 1;
    }
}
