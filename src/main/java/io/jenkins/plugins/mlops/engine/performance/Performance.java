package io.jenkins.plugins.mlops.engine.performance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quality of predictions.
 *
 * @param sample the predictions that were measured
 * @param metrics every measure of the task, also those that are undefined for these rows
 * @param curves curves over all thresholds
 * @param decisions decisions by one threshold
 * @param notes what a reader has to know
 */
public record Performance(
        Sample sample, Map<Measure, Metric> metrics, Curves curves, Decisions decisions, List<String> notes) {

    public Performance {
        metrics = new EnumMap<>(metrics);
        notes = List.copyOf(notes);
    }

    /**
     * Measures everything.
     *
     * @param level confidence level, mostly {@link io.jenkins.plugins.mlops.engine.performance.interval.Interval#LEVEL}
     */
    public static Performance of(Predictions predictions, double level) {
        if (predictions instanceof BinaryPredictions binary) {
            return new BinaryMeasures(binary, level).measure();
        }
        if (predictions instanceof MulticlassPredictions multi) {
            return new MulticlassMeasures(multi, level).measure();
        }
        return new RegressionMeasures((RegressionPredictions) predictions, level).measure();
    }

    /** The measured value, where the measure is one of this task. */
    public Optional<Metric> metric(Measure measure) {
        return Optional.ofNullable(metrics.get(measure));
    }

    /**
     * The predictions that were measured.
     *
     * @param task kind of the target
     * @param target name of the target column
     * @param rows number of rows
     * @param level confidence level of all intervals
     */
    public record Sample(Task task, String target, int rows, double level) {}

    public Task task() {
        return sample.task;
    }

    public String target() {
        return sample.target;
    }

    public int rows() {
        return sample.rows;
    }

    public double level() {
        return sample.level;
    }

    /**
     * Curves over all thresholds.
     *
     * @param roc ROC curves: one, or one against the rest for each of several classes
     * @param precisionRecall precision-recall curves, likewise
     * @param calibration calibration, or null without probabilities
     */
    public record Curves(List<Curve> roc, List<Curve> precisionRecall, Calibration calibration) {
        public Curves {
            roc = List.copyOf(roc);
            precisionRecall = List.copyOf(precisionRecall);
        }
    }

    public List<Curve> roc() {
        return curves.roc;
    }

    public List<Curve> precisionRecall() {
        return curves.precisionRecall;
    }

    public Calibration calibration() {
        return curves.calibration;
    }

    /**
     * Decisions by one threshold.
     *
     * @param confusion confusion matrix, or null for a regression
     * @param threshold decision threshold; not-a-number where there is none
     */
    public record Decisions(Confusion confusion, double threshold) {}

    public Confusion confusion() {
        return decisions.confusion;
    }

    public double threshold() {
        return decisions.threshold;
    }
}
