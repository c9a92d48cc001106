package io.jenkins.plugins.mlops.engine.model;

import java.util.Arrays;

/** A set of categories: whole-number codes (a value is cut to a whole number first, as the boosting libraries do) or exact values. */
public final class CategorySet {
    private final long[] bits;
    private final double[] values;

    private CategorySet(long[] bits, double[] values) {
        this.bits = bits;
        this.values = values;
    }

    /** Codes from 0 as a bit set, 64 to a word, lowest bit first. */
    public static CategorySet ofCodes(long[] bits) {
        return new CategorySet(bits.clone(), null);
    }

    /** Values compared exactly. */
    public static CategorySet ofValues(double... values) {
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] += 0.0; // -0.0 and 0.0 are the same category
        }
        Arrays.sort(sorted);
        return new CategorySet(null, sorted);
    }

    /** Tells whether a value (not NaN) is in the set. */
    public boolean contains(double value) {
        if (values != null) {
            return Arrays.binarySearch(values, value + 0.0) >= 0;
        }
        // Cut towards zero like a C cast; -0.5 is category 0, and anything negative or too large is in no set.
        if (!(value > -1) || value >= (double) bits.length * 64) {
            return false;
        }
        int code = (int) value;
        return (bits[code >> 6] >>> code & 1) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CategorySet set && Arrays.equals(bits, set.bits) && Arrays.equals(values, set.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bits) + Arrays.hashCode(values);
    }
}
