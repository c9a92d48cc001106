package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.monitor.output.Said;
import io.jenkins.plugins.mlops.engine.monitor.output.SaidOutput;
import io.jenkins.plugins.mlops.engine.monitor.output.TargetTask;

/** The options of {@code mlops monitor} that say what the model's output means. */
final class OutputOptions {
    static final Option POSITIVE = Option.one(
            "positive", "CLASS", "the class the score speaks for, when the labels are not 0 and 1 or false and true");
    static final Option TASK =
            Option.one("task", "TASK", "classification or regression, when the labels may be either");
    static final Option THRESHOLD = Option.one(
                    "threshold", "P", "a row is positive from this score on (default 0.5, for probabilities)")
            .as(OptionType.FINITE);

    private OutputOptions() {}

    static SaidOutput of(Options options) {
        String positive = options.one("positive");
        String task = options.one("task");
        Double threshold = options.value("threshold", null);
        return new SaidOutput(
                positive == null ? null : new Said<>(positive, "the option positive"),
                task == null ? null : new Said<>(TargetTask.named(task), "the option task"),
                threshold == null ? null : new Said<>(threshold, "the option threshold"));
    }
}
