package io.jenkins.plugins.mlops.engine.explain.rules;

/** The value that is compared with a limit. */
public enum DecideBy {
    /** The whole confidence interval: a rule holds or is broken only where all of it lies on one side of the limit. */
    INTERVAL,
    /** The measured value alone. */
    POINT_ESTIMATE
}
