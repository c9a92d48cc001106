package io.jenkins.plugins.mlops.engine.drift.sample;

/**
 * A stretch of the distinct values of two samples, ascending. Counts are doubles (whole numbers, exact up to 2^53), because every
 * statistic computes with them as doubles. The arrays are used again for the next stretch.
 */
public final class Block {
    /** Distinct values a block holds at most: few enough for all its arrays to stay in a first-level cache. */
    static final int CAPACITY = 512;

    final double[] value = new double[CAPACITY];
    final double[] reference = new double[CAPACITY];
    final double[] current = new double[CAPACITY];
    final double[] referenceUpTo = new double[CAPACITY];
    final double[] currentUpTo = new double[CAPACITY];
    int length;

    /** Number of distinct values in this block. */
    public int length() {
        return length;
    }

    /** The distinct values, ascending. */
    public double[] value() {
        return value;
    }

    /** Rows of the reference with exactly this value. */
    public double[] reference() {
        return reference;
    }

    /** Rows of the current sample with exactly this value. */
    public double[] current() {
        return current;
    }

    /** Rows of the reference up to and with this value. */
    public double[] referenceUpTo() {
        return referenceUpTo;
    }

    /** Rows of the current sample up to and with this value. */
    public double[] currentUpTo() {
        return currentUpTo;
    }
}
