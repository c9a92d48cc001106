package io.jenkins.plugins.mlops.engine.drift;

/** Role of a column to the model. */
public enum Role {
    /** An input of the model. */
    FEATURE,
    /** Prediction of the model. */
    PREDICTION,
    /** The score or probability behind the prediction. */
    SCORE,
    /** Ground-truth label. */
    LABEL;

    /** Tells whether it is an output of the model. */
    public boolean isPrediction() {
        return this == PREDICTION || this == SCORE;
    }
}
