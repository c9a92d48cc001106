package io.jenkins.plugins.mlops.engine.model;

/** Bounds on what a model file may ask for. They lie far above real models and far below what would exhaust a machine. */
public final class Limits {
    /** Longest path from a root to a leaf. */
    public static final int DEPTH = 512;
    /** Trees in a model. */
    public static final int TREES = 1_000_000;
    /** Features of a model. */
    public static final int FEATURES = 1_000_000;
    /** Outputs (classes) of a model. */
    public static final int OUTPUTS = 10_000;
    /** Bytes of a model file. */
    public static final long BYTES = 1L << 30;

    private Limits() {}

    /** A count from a file as an int between {@code low} and {@code high}. */
    public static int count(long value, int low, int high, String what) throws ModelFormatException {
        if (value < low || value > high) {
            throw new ModelFormatException(what + " is " + value + ", expected " + low + " to " + high);
        }
        return (int) value;
    }
}
