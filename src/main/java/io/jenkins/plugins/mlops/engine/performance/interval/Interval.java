package io.jenkins.plugins.mlops.engine.performance.interval;

/**
 * A confidence interval.
 *
 * @param low lower end, in the unit of the measure
 * @param high upper end; never below {@code low}
 * @param level confidence level, for example 0.95
 * @param method how it was made, in words for a reader
 */
public record Interval(double low, double high, double level, String method) {
    /** The level used where nobody chose another. */
    public static final double LEVEL = 0.95;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: " + low + " to " + high);
        }
    }

    /** The same interval cut to the range that the measure can take. */
    public Interval within(double least, double most) {
        return new Interval(Math.min(most, Math.max(least, low)), Math.max(least, Math.min(most, high)), level, method);
    }

    /** The same ends, made in another way. */
    public Interval by(String otherMethod) {
        return new Interval(low, high, level, otherMethod);
    }
}
