package io.jenkins.plugins.mlops.engine.scan.archive;

/**
 * A file in a zip archive, as the central directory describes it.
 *
 * @param paths its path, twice
 * @param stored how its content is stored
 * @param header position of its local header
 * @param link whether its mode says that it is a symbolic link
 */
record ZipMember(Paths paths, Stored stored, long header, boolean link) {
    boolean encrypted() {
        return (flags() & 1) != 0 || method() == 99;
    }

    /** Tells whether sizes follow the data, so that the local header may leave them out. */
    boolean streamed() {
        return (flags() & 8) != 0;
    }

    boolean folder() {
        return name().endsWith("/") && size() == 0;
    }

    /**
     * Its path, twice.
     *
     * @param name its path
     * @param other its path by the Unicode Path field, which some readers take instead; null where there is none
     */
    record Paths(String name, String other) {}

    String name() {
        return paths.name;
    }

    String other() {
        return paths.other;
    }

    /**
     * How its content is stored.
     *
     * @param method 0 stored, 8 deflated
     * @param flags general purpose bits
     * @param crc CRC-32 of the content
     * @param packed bytes in the archive
     * @param size bytes of the content
     */
    record Stored(int method, int flags, long crc, long packed, long size) {}

    int method() {
        return stored.method;
    }

    int flags() {
        return stored.flags;
    }

    long crc() {
        return stored.crc;
    }

    long packed() {
        return stored.packed;
    }

    long size() {
        return stored.size;
    }
}
