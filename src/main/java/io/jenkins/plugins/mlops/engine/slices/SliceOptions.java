package io.jenkins.plugins.mlops.engine.slices;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;

/**
 * Options for making slices.
 *
 * @param minimumRows slices with fewer rows are not judged
 * @param level confidence level
 * @param pairs whether intersections of two columns are looked at too
 * @param mostGroups groups of one grouping, the others are together
 */
public record SliceOptions(int minimumRows, double level, boolean pairs, int mostGroups) {
    /** Rows below which an interval says little. */
    public static final int MINIMUM_ROWS = 30;

    /** Defaults where nobody chose otherwise. */
    public static final SliceOptions USUAL = new SliceOptions(MINIMUM_ROWS, Interval.LEVEL, true, 200);
}
