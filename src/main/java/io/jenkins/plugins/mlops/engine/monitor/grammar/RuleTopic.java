package io.jenkins.plugins.mlops.engine.monitor.grammar;

/** Topic of a rule of a monitor run. The order is that of importance: a joined rule is shown under the first of its topics. */
public enum RuleTopic {
    /** Distributions of values compared with those of the baseline. */
    DRIFT("drift", true),
    /** Quality of the predictions. */
    PERFORMANCE("performance", true),
    /** Age of the baseline. */
    AGE("timeliness", false),
    /** Number of rows. */
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

    /** Tells whether a new training is a remedy for a broken rule of this topic. */
    public boolean isTrainable() {
        return trainable;
    }
}
