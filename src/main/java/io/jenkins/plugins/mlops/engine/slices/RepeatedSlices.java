package io.jenkins.plugins.mlops.engine.slices;

import java.util.HashSet;
import java.util.Set;

/** Knows slices by a fingerprint of their rows, so that the same rows are not shown under two names. */
final class RepeatedSlices {
    private final Set<Long> known = new HashSet<>();
    private Grouping present;
    private long[] fingerprints;

    /** Tells whether a slice of the same rows was asked for before. */
    boolean seen(Grouping grouping, int group, int rows) {
        if (grouping != present) {
            present = grouping;
            fingerprints = new long[grouping.groups().size()];
            for (int i = 0; i < grouping.codes().length; i++) {
                fingerprints[grouping.codes()[i]] += mixed(i);
            }
        }
        return rows > 0 && !known.add(fingerprints[group]);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): sums of its values collide about as rarely as random numbers. */
    private static long mixed(long row) {
        long z = (row + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
