package io.jenkins.plugins.mlops.engine.shap.walk;

import java.util.Arrays;

/** Hands out arrays of rows that were allocated one after the other, each a whole number of cache lines long with its header. */
public final class RowArrays {
    private static final int LINE = 8;
    /** Numbers that the header of an array takes the room of. */
    private static final int HEADER = 2;

    private final double[][] arrays;
    private int used;

    /**
     * @param count arrays
     * @param rows at least so many rows each
     */
    public RowArrays(int count, int rows) {
        arrays = new double[count][(rows + HEADER + LINE - 1) / LINE * LINE - HEADER];
    }

    public double[] next() {
        return arrays[used++];
    }

    public double[][] next(int count) {
        used += count;
        return Arrays.copyOfRange(arrays, used - count, used);
    }
}
