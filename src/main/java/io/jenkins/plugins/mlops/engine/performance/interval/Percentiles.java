package io.jenkins.plugins.mlops.engine.performance.interval;

/** Quantiles of sorted values, by linear interpolation between order statistics (type 7 of Hyndman and Fan, as numpy does it). */
public final class Percentiles {
    private Percentiles() {}

    /**
     * The quantile of values in ascending order.
     *
     * @param q between 0 and 1
     */
    public static double of(double[] sorted, double q) {
        double place = q * (sorted.length - 1);
        int below = (int) Math.floor(place);
        if (below >= sorted.length - 1) {
            return sorted[sorted.length - 1];
        }
        double t = place - below;
        double a = sorted[below];
        double b = sorted[below + 1];
        // The nearer end carries the rounding error, so that t = 0 and t = 1 are exact: the same two formulas as
        // numpy's.
        return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
    }
}
