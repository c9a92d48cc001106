package io.jenkins.plugins.mlops.engine.performance.interval;

/**
 * A measured value with the ends of its interval.
 *
 * @param value the measured value
 * @param low lower end, at most value
 * @param high upper end, at least value
 */
public record Estimate(double value, double low, double high) {
    /** A proportion with Wilson limits. */
    public static Estimate proportion(double hits, double total, double level) {
        Interval interval = Wilson.interval(hits, total, level);
        return new Estimate(hits / total, interval.low(), interval.high());
    }

    /** A mean with limits by Student's t; all numbers where there are fewer than two values, because nothing is known then. */
    public static Estimate mean(Moments moments, double level) {
        if (moments.count() < 2) {
            return new Estimate(moments.mean(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double reach = Student.halfWidth(level, moments.count() - 1.0) * moments.standardError();
        return new Estimate(moments.mean(), moments.mean() - reach, moments.mean() + reach);
    }
}
