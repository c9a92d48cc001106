package io.jenkins.plugins.mlops.engine.data;

/** Compression of a whole file, by its first bytes. */
public enum Compression {
    NONE(true),
    GZIP(true),
    ZSTD(true),
    XZ(false),
    BZIP2(false);

    private final boolean known;

    Compression(boolean known) {
        this.known = known;
    }

    /** The name the database's readers know it by. */
    String sql() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Tells whether the database unpacks it itself. */
    boolean isKnownToDatabase() {
        return known;
    }

    /** Tells the compression of a file that begins with these bytes. */
    static Compression of(byte[] start) {
        if (begins(start, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (begins(start, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (begins(start, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        // "BZh", a level, and the digits of pi that begin each block: "BZh1,x" is text.
        return begins(start, 'B', 'Z', 'h')
                        && start.length > 9
                        && start[4] == 0x31
                        && start[5] == 0x41
                        && start[6] == 0x59
                ? BZIP2
                : NONE;
    }

    private static boolean begins(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != (byte) start[i]) {
                return false;
            }
        }
        return true;
    }
}
