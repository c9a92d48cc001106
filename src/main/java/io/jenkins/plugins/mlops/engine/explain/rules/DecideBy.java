package io.jenkins.plugins.mlops.engine.explain.rules;

/** What a limit is compared with. */
public enum DecideBy {
    /** The whole confidence interval: a rule holds or is broken only where all of it lies on one side of the limit. */
    INTERVAL,
    /** The measured value alone. */
    POINT_ESTIMATE
}
