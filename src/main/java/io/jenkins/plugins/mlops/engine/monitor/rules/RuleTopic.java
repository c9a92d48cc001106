package io.jenkins.plugins.mlops.engine.monitor.rules;

/** What a rule of a monitor run is about. The order is that of importance: a joined rule is shown under the first of its topics. */
public enum RuleTopic {
    /** Whether values are distributed as they were. */
    DRIFT("drift", true),
    /** How good the predictions are. */
    PERFORMANCE("performance", true),
    /** How old the baseline is. */
    AGE("timeliness", false),
    /** How many rows there are. */
    SIZE("coverage", false);

    private final String dimension;
    private final boolean trainable;

    RuleTopic(String dimension, boolean trainable) {
        this.dimension = dimension;
        this.trainable = trainable;
    }

    /** The dimension of data quality a check of this topic is shown under. */
    public String dimension() {
        return dimension;
    }

    /** Whether a new training is a remedy for a broken rule of this topic. */
    public boolean isTrainable() {
        return trainable;
    }
}
