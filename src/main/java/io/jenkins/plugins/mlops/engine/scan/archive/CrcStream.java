package io.jenkins.plugins.mlops.engine.scan.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Passes a stream through and keeps its CRC-32 and length; a skip reads, so that both stay true. */
final class CrcStream extends InputStream {
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private long count;
    private boolean ended;

    CrcStream(InputStream in) {
        this.in = in;
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
            crc.update(into, offset, n);
            count += n;
        }
        ended |= n < 0;
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

    long count() {
        return count;
    }

    long value() {
        return crc.getValue();
    }

    /** Tells whether it was read to its end: only then do length and CRC speak of the whole. */
    boolean atEnd() {
        return ended;
    }
}
