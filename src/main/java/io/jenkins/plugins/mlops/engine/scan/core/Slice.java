package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;

/**
 * A window on another content.
 *
 * @param whole what it is a part of
 * @param from first byte
 * @param size number of bytes
 */
record Slice(Content whole, long from, long size) implements Content {
    Slice {
        if (from < 0 || size < 0 || from + size < 0 || from + size > whole.size()) {
            throw new IllegalArgumentException("slice " + from + "+" + size + " of " + whole.size());
        }
    }

    @Override
    public int read(long at, byte[] into, int offset, int length) throws IOException {
        if (at >= size) {
            return -1;
        }
        return whole.read(from + at, into, offset, (int) Math.min(length, size - at));
    }
}
