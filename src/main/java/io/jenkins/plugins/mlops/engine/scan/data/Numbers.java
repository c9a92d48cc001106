package io.jenkins.plugins.mlops.engine.scan.data;

/** Little-endian numbers in bytes. */
final class Numbers {
    private Numbers() {}

    static int u2(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    /** Unsigned 32 bits; -1 when there are too few bytes. */
    static long u4(byte[] bytes, int at) {
        return bytes.length < at + 4 ? -1 : u2(bytes, at) | (long) u2(bytes, at + 2) << 16;
    }

    static long i8(byte[] bytes, int at) {
        return u4(bytes, at) | u4(bytes, at + 4) << 32;
    }
}
