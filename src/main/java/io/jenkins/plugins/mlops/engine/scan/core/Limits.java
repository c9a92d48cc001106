package io.jenkins.plugins.mlops.engine.scan.core;

/**
 * Limits of the scanner's work in one file; beyond them it gives up and calls the file unsafe.
 *
 * @param depth archives inside archives
 * @param expandedBytes bytes that may be decompressed from one file in all
 * @param ratio decompressed bytes for each compressed byte, looked at once {@link #RATIO_FROM} bytes have come out; deflate reaches 1,032
 *     on zeros, which honest arrays are full of, so the default is just above
 * @param members files inside one archive
 * @param findings findings kept for one file; the rest is counted
 */
public record Limits(int depth, long expandedBytes, int ratio, int members, int findings) {
    /** Below this a high ratio does no harm. */
    public static final long RATIO_FROM = 64L << 20;

    /** Depth 8, 64 GiB, ratio 1,100, 200,000 members, 200 findings. */
    public static final Limits DEFAULT = new Limits(8, 64L << 30, 1_100, 200_000, 200);
}
