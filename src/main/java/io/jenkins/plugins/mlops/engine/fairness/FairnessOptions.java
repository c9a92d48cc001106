package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;

/**
 * Options for the judgement of groups.
 *
 * @param minimumGroup groups with fewer rows are shown but not judged
 * @param level confidence level
 */
public record FairnessOptions(int minimumGroup, double level) {
    /** Rows below which a group is not judged. */
    public static final int MINIMUM_GROUP = 30;

    /** Defaults where nobody chose otherwise. */
    public static final FairnessOptions USUAL = new FairnessOptions(MINIMUM_GROUP, Interval.LEVEL);
}
