package io.jenkins.plugins.mlops.engine.data;

/**
 * Measures the longest line of a text while its bytes pass by. Only lines that reach over a block are measured, which is enough to find
 * lines longer than a block and costs nothing: each block is looked at from both ends to the nearest line break.
 */
final class LineGaps {
    private long position;
    private long lineStart;
    private long longest;

    void block(byte[] bytes, int length) {
        int first = 0;
        while (first < length && bytes[first] != '\n') {
            first++;
        }
        if (first < length) {
            longest = Math.max(longest, position + first - lineStart);
            int last = length - 1;
            while (bytes[last] != '\n') {
                last--;
            }
            lineStart = position + last + 1;
        }
        position += length;
    }

    /** Bytes of the longest line that reached over blocks; the last line counts as it stands. */
    long longest() {
        return Math.max(longest, position - lineStart);
    }
}
