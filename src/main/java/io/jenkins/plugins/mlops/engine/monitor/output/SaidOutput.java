package io.jenkins.plugins.mlops.engine.monitor.output;

/**
 * Facts about the model's output that the user said, in the roles or by options; null where nothing was said.
 *
 * @param positive the class that a score speaks for
 * @param task classification or regression
 * @param threshold a row is positive from this score on
 */
public record SaidOutput(Said<String> positive, Said<TargetTask> task, Said<Double> threshold) {
    private static final SaidOutput NOTHING = new SaidOutput(null, null, null);

    /** Nothing was said. */
    public static SaidOutput nothing() {
        return NOTHING;
    }

    /** This, and the others' word where nothing is said here. */
    public SaidOutput orElse(SaidOutput others) {
        return new SaidOutput(
                positive != null ? positive : others.positive,
                task != null ? task : others.task,
                threshold != null ? threshold : others.threshold);
    }
}
