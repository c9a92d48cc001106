package io.jenkins.plugins.mlops.engine.scan.core;

/** Bytes that may still be decompressed from one file. */
final class Budget {
    private final long limit;
    private long used;

    Budget(long limit) {
        this.limit = limit;
    }

    void take(long bytes) throws LimitException {
        used += bytes;
        if (used > limit) {
            throw new LimitException("holds more than " + limit + " bytes when everything in it is unpacked");
        }
    }
}
