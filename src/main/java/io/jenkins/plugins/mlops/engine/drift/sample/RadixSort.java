package io.jenkins.plugins.mlops.engine.drift.sample;

/**
 * Sorts doubles by their bits, least significant digit first: six passes over digits of eleven bits, of which those are left out in
 * which all values agree. Its cost grows with the number of values only, and it has no comparison a processor could mispredict.
 *
 * <p>The order of the bits, with the sign turned for positive and all bits turned for negative numbers, is the order of the numbers
 * (Herf, "Radix tricks", 2001).
 */
final class RadixSort {
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int PASSES = 6;
    /** Below this, the counting costs more than comparing. */
    private static final int SMALL = 3_000;

    private RadixSort() {}

    /** Sorts the first {@code size} values ascending; there must be no NaN and no negative zero among them. */
    static void sort(double[] values, int size) {
        if (size < SMALL) {
            java.util.Arrays.sort(values, 0, size);
            return;
        }
        long[] keys = new long[size];
        int[][] counts = new int[PASSES][BUCKETS];
        boolean sorted = true;
        for (int i = 0; i < size; i++) {
            long key = key(values[i]);
            keys[i] = key;
            sorted &= i == 0 || keys[i - 1] <= key;
            for (int pass = 0; pass < PASSES; pass++) {
                counts[pass][(int) (key >>> (pass * BITS)) & (BUCKETS - 1)]++;
            }
        }
        if (sorted) {
            return;
        }
        long[] other = new long[size];
        for (int pass = 0; pass < PASSES; pass++) {
            if (scatter(keys, other, counts[pass], pass * BITS)) {
                long[] spare = keys;
                keys = other;
                other = spare;
            }
        }
        for (int i = 0; i < size; i++) {
            values[i] = value(keys[i]);
        }
    }

    /** Moves the keys into the order of one digit; returns false, with nothing moved, when all have the same digit. */
    private static boolean scatter(long[] from, long[] to, int[] counts, int shift) {
        int start = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int count = counts[bucket];
            if (count == from.length) {
                return false;
            }
            counts[bucket] = start;
            start += count;
        }
        for (long key : from) {
            int bucket = (int) (key >>> shift) & (BUCKETS - 1);
            to[counts[bucket]++] = key;
        }
        return true;
    }

    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
    }
}
