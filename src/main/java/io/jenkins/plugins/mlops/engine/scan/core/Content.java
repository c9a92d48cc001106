package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.Closeable;
import java.io.IOException;

/** Bytes that can be read at any position: a file, a stored member of an archive, or something unpacked. */
public interface Content extends Closeable {
    /** Number of bytes. */
    long size();

    /**
     * Reads at a position.
     *
     * @return bytes read, at least 1, or -1 at or behind the end
     */
    int read(long at, byte[] into, int offset, int length) throws IOException;

    /** Up to {@code length} bytes at a position; fewer only at the end. */
    default byte[] bytes(long at, int length) throws IOException {
        int wanted = (int) Math.max(0, Math.min(length, size() - at));
        byte[] bytes = new byte[wanted];
        int have = 0;
        while (have < wanted) {
            int n = read(at + have, bytes, have, wanted - have);
            if (n < 0) {
                return java.util.Arrays.copyOf(bytes, have); // the file shrank while it was read
            }
            have += n;
        }
        return bytes;
    }

    /** A part of this content; closing it does nothing. */
    default Content slice(long from, long length) {
        return new Slice(this, from, length);
    }

    @Override
    default void close() throws IOException {}
}
