package io.jenkins.plugins.mlops.engine.model;

/** Meaning of an output of a model, as far as the model's file says. */
public enum Meaning {
    /** One output for each class, together a row of class scores, mostly probabilities. */
    CLASSES,
    /** The probability of the second of two classes. */
    PROBABILITY,
    /** The log odds of the second of two classes: the library predicts the margin itself. */
    LOG_ODDS,
    /** A score that is above 0 for the second of two classes and is no probability. */
    SIGN,
    /** A share between 0 and 1 of a target that is a share itself, or has two classes. */
    SHARE,
    /** A number in the unit of the target. */
    NUMBER,
    /** A score that only orders rows, for example within a query. */
    ORDER,
    /** A risk in relation to that of other rows (Cox regression). */
    HAZARD,
    /** The file does not say. */
    UNKNOWN;

    /** Tells whether it tells two classes apart. */
    public boolean tellsTwoClasses() {
        return this == PROBABILITY || this == LOG_ODDS || this == SIGN;
    }
}
