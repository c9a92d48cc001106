package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.Task;

/** A rate of one group. */
public enum GroupRate {
    SELECTION_RATE("selection rate", "rows"),
    TRUE_POSITIVE_RATE("true positive rate", "positive rows"),
    FALSE_POSITIVE_RATE("false positive rate", "negative rows"),
    FALSE_NEGATIVE_RATE("false negative rate", "positive rows"),
    PRECISION("precision", "rows predicted positive"),
    ACCURACY("accuracy", "rows"),
    MEAN_ABSOLUTE_ERROR("mean absolute error", "rows");

    private final String title;
    private final String base;

    GroupRate(String title, String base) {
        this.title = title;
        this.base = base;
    }

    /** In words. */
    public String title() {
        return title;
    }

    /** Returns the base of the rate, of which it is a share. */
    String base() {
        return base;
    }

    /** Tells whether it is defined for a kind of target. */
    public boolean suits(Task task) {
        return switch (this) {
            case MEAN_ABSOLUTE_ERROR -> task == Task.REGRESSION;
            case ACCURACY -> task != Task.REGRESSION;
            default -> task == Task.BINARY;
        };
    }
}
