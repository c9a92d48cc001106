package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Output of a decompressor, counted against the limits of the file. */
final class BoundedStream extends FilterInputStream {
    private final Scan scan;
    private final LongSupplier consumed;
    private long produced;

    /**
     * @param consumed how many compressed bytes the decompressor was given so far
     */
    BoundedStream(InputStream in, Scan scan, LongSupplier consumed) {
        super(in);
        this.scan = scan;
        this.consumed = consumed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        if (n > 0) {
            produced += n;
            scan.expanded(n);
            int ratio = scan.policy().limits().ratio();
            if (produced > Limits.RATIO_FROM && produced / ratio > Math.max(1, consumed.getAsLong())) {
                throw new LimitException("grows to more than " + ratio + " times its size when it is unpacked");
            }
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] sink = new byte[(int) Math.min(1 << 16, Math.max(1, n))];
        long left = n;
        while (left > 0) {
            int got = read(sink, 0, (int) Math.min(sink.length, left));
            if (got < 0) {
                break;
            }
            left -= got;
        }
        return n - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
