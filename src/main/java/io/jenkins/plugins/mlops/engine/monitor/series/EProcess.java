package io.jenkins.plugins.mlops.engine.monitor.series;

/**
 * Evidence against "nothing ever changed", gathered run by run. Each p-value becomes an e-value, whose mean is at most 1 when nothing
 * changed, by the mixture of all power calibrators: (1 - p + p ln p) / (p (ln p)^2) (Vovk and Wang 2021). The process bets an equal part of
 * its stake on a change before each run of the year, so that a change in the tenth month is found as fast as one in the first; by Ville's
 * inequality it exceeds 1/rate with at most that probability.
 */
final class EProcess {
    private static final double MOST = 1e300;

    private final int runs;
    private double running;
    private double waiting = 1;

    EProcess(int runsPerYear) {
        runs = runsPerYear;
    }

    void add(double p) {
        double part = Math.min(waiting, 1.0 / runs);
        waiting -= part;
        running = Math.min(MOST, (running + part) * calibrated(p));
    }

    double value() {
        return running + waiting;
    }

    static double calibrated(double p) {
        double safe = Math.max(p, 1e-300);
        double log = Math.log(safe);
        if (log > -1e-3) {
            return 0.5; // the limit at p = 1, where the quotient below cancels
        }
        return (1 - safe + safe * log) / (safe * log * log);
    }
}
