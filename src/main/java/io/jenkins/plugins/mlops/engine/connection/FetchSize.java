package io.jenkins.plugins.mlops.engine.connection;

/** Number of rows fetched at once: some megabytes of them, by the largest row that was seen. (The driver's own way of doing this fails when a later row is larger.) */
final class FetchSize {
    /** Rows at first, when nothing is known of them. */
    static final int FIRST = 100;

    private static final int MOST = 10_000;
    private static final int BYTES = 8 << 20;
    private static final int OVERHEAD = 64;

    private int rows = FIRST;
    private int largest;

    /** Takes note of a row of so many bytes; whether from now on another number of rows is fetched at once. */
    boolean changes(int bytes) {
        if (bytes <= largest) {
            return false;
        }
        largest = bytes;
        int wanted = Math.max(1, Math.min(MOST, BYTES / (bytes + OVERHEAD)));
        boolean changed = wanted != rows;
        rows = wanted;
        return changed;
    }

    int rows() {
        return rows;
    }
}
