package io.jenkins.plugins.mlops.engine.performance;

/** The loss of one row: minus the natural logarithm of the probability of what happened, kept finite as scikit-learn does it. */
final class LogLoss {
    private static final double LEAST = Math.ulp(1.0);

    private LogLoss() {}

    static double of(double probability) {
        return -Math.log(Math.max(LEAST, Math.min(1 - LEAST, probability)));
    }
}
