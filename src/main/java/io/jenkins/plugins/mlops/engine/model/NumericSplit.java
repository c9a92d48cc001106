package io.jenkins.plugins.mlops.engine.model;

/**
 * Left when {@code value < threshold}, compared as doubles.
 *
 * @param feature index of the feature
 * @param threshold not NaN; may be infinite
 * @param missingLeft where a missing value goes
 * @param zeroIsMissing whether a value of (almost) zero counts as missing, as in LightGBM's {@code zero_as_missing}
 */
public record NumericSplit(int feature, double threshold, boolean missingLeft, boolean zeroIsMissing) implements Split {
    /** LightGBM compares with the double value of this float. */
    static final double ZERO = 1e-35f;

    @Override
    public boolean left(double value) {
        if (value != value || zeroIsMissing && Math.abs(value) <= ZERO) {
            return missingLeft;
        }
        return value < threshold;
    }
}
