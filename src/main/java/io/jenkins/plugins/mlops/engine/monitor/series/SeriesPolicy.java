package io.jenkins.plugins.mlops.engine.monitor.series;

import java.time.Duration;

/**
 * When drift over several runs is an alarm.
 *
 * @param rule how runs are counted together
 * @param needed k of "k of n"
 * @param of n of "k of n"
 * @param yearlyRate highest probability of any false alarm in a year, for the e-process
 * @param runsPerYear runs in a year, for the e-process: 365 for a nightly job
 * @param leave an alarm ends only when the intensity stays below this; 1 is the limit itself
 * @param coolDown time after a call for training in which no second one follows
 */
public record SeriesPolicy(
        Rule rule, int needed, int of, double yearlyRate, int runsPerYear, double leave, Duration coolDown) {
    /** The way in which runs are counted together. */
    public enum Rule {
        /** Every run decides alone. */
        EACH,
        /** The same column drifted in k runs among the last n. */
        K_OF_N,
        /** Evidence gathered over all runs, held at a yearly rate of false alarms. */
        E_PROCESS
    }

    public SeriesPolicy {
        if (needed < 1
                || of < needed
                || !(yearlyRate > 0 && yearlyRate < 1)
                || runsPerYear < 1
                || !(leave > 0 && leave <= 1)) {
            throw new IllegalArgumentException(
                    "expected 1 <= k <= n, a rate between 0 and 1, a run a year or more, and 0 < leave <= 1");
        }
    }

    /** Every run alone: for a job that is started by hand. */
    public static SeriesPolicy each() {
        return new SeriesPolicy(Rule.EACH, 1, 1, 0.05, 365, 0.75, Duration.ofDays(7));
    }

    /** Two of the last three runs, an alarm ends below three quarters of the limit, a week of cool-down. */
    public static SeriesPolicy scheduled() {
        return kOfN(2, 3);
    }

    /** k of the last n runs. */
    public static SeriesPolicy kOfN(int k, int n) {
        return new SeriesPolicy(Rule.K_OF_N, k, n, 0.05, 365, 0.75, Duration.ofDays(7));
    }

    /** The e-process at 5 % a year of nightly runs. */
    public static SeriesPolicy eProcess() {
        return new SeriesPolicy(Rule.E_PROCESS, 1, 1, 0.05, 365, 0.75, Duration.ofDays(7));
    }

    /** The same with another cool-down. */
    public SeriesPolicy withCoolDown(Duration time) {
        return new SeriesPolicy(rule, needed, of, yearlyRate, runsPerYear, leave, time);
    }
}
