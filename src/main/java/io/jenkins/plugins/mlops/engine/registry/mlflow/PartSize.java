package io.jenkins.plugins.mlops.engine.registry.mlflow;

/**
 * Sizes for sending files in parts.
 *
 * @param from files of at least this size are sent in parts
 * @param bytes of a part, more when there would be too many
 */
record PartSize(long from, long bytes) {
    /** Object stores take at most 10,000 parts, and none but the last below 5 MiB. */
    static final PartSize USUAL = new PartSize(256L << 20, 64L << 20);

    private static final long MOST = 9_000;

    long of(long file) {
        return Math.max(bytes, (file + MOST - 1) / MOST);
    }
}
