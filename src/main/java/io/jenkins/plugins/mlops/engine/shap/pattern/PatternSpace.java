package io.jenkins.plugins.mlops.engine.shap.pattern;

import java.util.Arrays;

/** Work space of one thread for {@link PatternTree}, and its operations on whole blocks of bits, written as the compiler vectorises them. */
public final class PatternSpace {
    private final int words;
    private byte[][] patterns = {};
    private long[][] bits = {};

    /**
     * @param capacity most rows of a block
     */
    public PatternSpace(int capacity) {
        words = (capacity + 63) / 64;
    }

    int words() {
        return words;
    }

    /** At least so many arrays of bits, of one bit per row. */
    long[][] bits(int places) {
        int old = bits.length;
        if (old < places) {
            bits = Arrays.copyOf(bits, places);
            for (int i = old; i < places; i++) {
                bits[i] = new long[words];
            }
        }
        return bits;
    }

    /** For each of at least so many groups room for the patterns of {@link PatternTree#ROWS} rows. */
    byte[][] patterns(int groups) {
        int old = patterns.length;
        if (old < groups) {
            patterns = Arrays.copyOf(patterns, groups);
            for (int i = old; i < groups; i++) {
                patterns[i] = new byte[PatternTree.ROWS];
            }
        }
        return patterns;
    }

    /** The rows of a whole whose answer is yes go to one part, the others to the other. */
    static void divide(int words, long[] answer, long[] whole, long[] yes, long[] no) {
        for (int w = 0; w < words; w++) {
            long all = whole[w];
            long part = all & answer[w];
            yes[w] = part;
            no[w] = all ^ part;
        }
    }

    /** As {@link #divide} where the whole is all rows. */
    static void both(int words, long[] answer, long[] yes, long[] no) {
        for (int w = 0; w < words; w++) {
            long part = answer[w];
            yes[w] = part;
            no[w] = ~part;
        }
    }

    static void or(int words, long[] more, long[] sum) {
        for (int w = 0; w < words; w++) {
            sum[w] |= more[w];
        }
    }
}
