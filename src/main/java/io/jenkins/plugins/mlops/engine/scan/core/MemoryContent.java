package io.jenkins.plugins.mlops.engine.scan.core;

/** Bytes in memory. */
public final class MemoryContent implements Content {
    private final byte[] bytes;
    private final int size;

    public MemoryContent(byte[] bytes) {
        this(bytes, bytes.length);
    }

    /** The first {@code size} bytes of an array that is not written to any more. */
    MemoryContent(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long at, byte[] into, int offset, int length) {
        if (at >= size) {
            return -1;
        }
        int n = (int) Math.min(length, size - at);
        System.arraycopy(bytes, (int) at, into, offset, n);
        return n;
    }
}
