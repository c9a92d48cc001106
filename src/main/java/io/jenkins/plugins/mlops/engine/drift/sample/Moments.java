package io.jenkins.plugins.mlops.engine.drift.sample;

/**
 * Mean and spread of a sample.
 *
 * @param mean arithmetic mean, NaN of an empty sample or one with infinities
 * @param deviation standard deviation with the divisor n, in the unit of the values; NaN where the mean is
 * @param minimum smallest value, NaN of an empty sample
 * @param maximum largest value, NaN of an empty sample
 */
public record Moments(double mean, double deviation, double minimum, double maximum) {
    /** Two passes: the sum first, then squared distances from the mean, which loses nothing to cancellation. */
    static Moments of(NumericSample sample) {
        int entries = sample.entries();
        if (sample.size() == 0) {
            return new Moments(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double low = sample.ofRank(1);
        double high = sample.ofRank(sample.size());
        if (Double.isInfinite(low) || Double.isInfinite(high)) {
            return new Moments(Double.NaN, Double.NaN, low, high);
        }
        if (low == high) {
            return new Moments(low, 0, low, high);
        }
        // Scaled by the largest value, so that squares of values near 1e300 do not overflow.
        double scale = Math.max(Math.abs(low), Math.abs(high));
        double sum = 0;
        for (int i = 0; i < entries; i++) {
            sum += weight(sample, i) * (sample.value(i) / scale);
        }
        double mean = sum / sample.size();
        double squares = 0;
        double rest = 0;
        for (int i = 0; i < entries; i++) {
            double distance = sample.value(i) / scale - mean;
            double weight = weight(sample, i);
            squares += weight * distance * distance;
            rest += weight * distance;
        }
        double variance = (squares - rest * rest / sample.size()) / sample.size();
        return new Moments(mean * scale, Math.sqrt(Math.max(0, variance)) * scale, low, high);
    }

    private static double weight(NumericSample sample, int entry) {
        return sample.isRaw() ? 1 : sample.before(entry + 1) - sample.before(entry);
    }
}
