package io.jenkins.plugins.mlops.engine.scan.core;

/** The bound on what a small text may become when everything it repeats by reference is written out. */
public final class Growth {
    /** Values below which nothing is a bomb: 100 million. */
    private static final double HARMLESS = 1e8;

    /** Values for each byte written; one shared list in a long list of references stays far below. */
    private static final double RATIO = 5_000;

    private Growth() {}

    /**
     * Tells whether this many values are too many.
     *
     * @param values how many there would be
     * @param bytes size of what describes them
     */
    public static boolean tooLarge(double values, long bytes) {
        return values > HARMLESS && values > RATIO * Math.max(1, bytes);
    }
}
