package io.jenkins.plugins.mlops.engine.drift;

/** What a column is to the model. */
public enum Role {
    /** An input of the model. */
    FEATURE,
    /** What the model answered. */
    PREDICTION,
    /** The score or probability behind the answer. */
    SCORE,
    /** What really happened. */
    LABEL;

    /** Whether it is an output of the model. */
    public boolean isPrediction() {
        return this == PREDICTION || this == SCORE;
    }
}
