package io.jenkins.plugins.mlops.engine.performance.interval;

/**
 * Number, mean and spread of some values.
 *
 * @param count number of values
 * @param mean their mean, not-a-number for none
 * @param squares sum of squared deviations from the mean
 */
public record Moments(long count, double mean, double squares) {
    /** Of an array, in two passes: the second pass corrects what rounding left in the first. */
    public static Moments of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double guess = sum / values.length;
        double rest = 0;
        double squares = 0;
        for (double value : values) {
            double d = value - guess;
            rest += d;
            squares += d * d;
        }
        double shift = rest / values.length;
        return new Moments(values.length, guess + shift, Math.max(0, squares - rest * shift));
    }

    /** Sample variance with n - 1; not-a-number for fewer than two values. */
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    /** Standard error of the mean. */
    public double standardError() {
        return Math.sqrt(variance() / count);
    }

    /** The values of this that are not among those of the part. */
    public Moments without(Moments part) {
        long rest = count - part.count;
        if (part.count == 0) {
            return this;
        }
        double restMean = mean + (mean - part.mean) * part.count / rest;
        double gap = part.mean - restMean;
        double between = gap * gap * part.count * rest / count;
        return new Moments(rest, restMean, Math.max(0, squares - part.squares - between));
    }

    /** Interval of the mean by the normal distribution, or null for fewer than two values. */
    public Interval interval(double level, String method) {
        if (count < 2) {
            return null;
        }
        double reach = Normal.halfWidth(level) * standardError();
        return new Interval(mean - reach, mean + reach, level, method);
    }
}
