package io.jenkins.plugins.mlops.engine.registry;

/**
 * The difference of a metric between two versions, with its limits: Newcombe's square-and-add of the two intervals (MOVER), which takes the two measurements as
 * independent. Where both were measured on the same rows the limits are wider than they had to be, and a difference is claimed more seldom, not more often.
 *
 * @param value the later value less the earlier
 * @param low lower limit of the difference
 * @param high upper limit of the difference
 */
public record MetricChange(double value, double low, double high) {
    /**
     * Compares two measurements.
     *
     * @throws IllegalArgumentException when their intervals are of different levels
     */
    public static MetricChange of(MetricInterval before, MetricInterval after) {
        if (before.level() != after.level()) {
            throw new IllegalArgumentException("levels " + before.level() + " and " + after.level());
        }
        // As in the engine's own intervals of differences, which need a library that a controller does not have.
        double change = after.value() - before.value();
        return new MetricChange(
                change,
                change - Math.hypot(after.value() - after.low(), before.high() - before.value()),
                change + Math.hypot(after.high() - after.value(), before.value() - before.low()));
    }

    /** Tells whether the limits keep 0 out, so that the two can be told apart. */
    public boolean isDistinguishable() {
        return low > 0 || high < 0;
    }
}
