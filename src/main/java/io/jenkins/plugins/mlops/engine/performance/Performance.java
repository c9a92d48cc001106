package io.jenkins.plugins.mlops.engine.performance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quality of predictions.
 *
 * @param task kind of the target
 * @param target name of the target column
 * @param rows number of rows
 * @param level confidence level of all intervals
 * @param metrics every measure of the task, also those that are undefined for these rows
 * @param roc ROC curves: one, or one against the rest for each of several classes
 * @param precisionRecall precision-recall curves, likewise
 * @param calibration calibration, or null without probabilities
 * @param confusion confusion matrix, or null for a regression
 * @param threshold decision threshold; not-a-number where there is none
 * @param notes what a reader has to know
 */
public record Performance(
        Task task,
        String target,
        int rows,
        double level,
        Map<Measure, Metric> metrics,
        List<Curve> roc,
        List<Curve> precisionRecall,
        Calibration calibration,
        Confusion confusion,
        double threshold,
        List<String> notes) {

    public Performance {
        metrics = new EnumMap<>(metrics);
        roc = List.copyOf(roc);
        precisionRecall = List.copyOf(precisionRecall);
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
}
