package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The measures of a classifier with more than two classes. */
final class MulticlassMeasures {
    /** Curves are drawn for the classes with most rows only. */
    static final int MOST_CURVES = 10;

    private final MulticlassPredictions predictions;
    private final double level;
    private final MetricCollector board;
    private final List<String> notes = new ArrayList<>();
    private final int[] support;

    MulticlassMeasures(MulticlassPredictions predictions, double level) {
        this.predictions = predictions;
        this.level = level;
        this.board = new MetricCollector(level);
        this.support = new int[predictions.classes().size()];
        for (int label : predictions.labels()) {
            support[label]++;
        }
    }

    Performance measure() {
        List<Curve> roc = new ArrayList<>();
        List<Curve> precisionRecall = new ArrayList<>();
        Calibration calibration = null;
        long absent = IntStream.of(support).filter(rows -> rows == 0).count();
        if (absent > 0) {
            notes.add(absent + " of " + support.length + " classes have no row; means over classes leave them out");
        }
        String oneClass = InputChecks.oneClass(predictions.labels(), predictions.classes());
        if (predictions.scores() == null || oneClass != null) {
            missing(
                    predictions.scores() == null ? "the model gave decisions but no scores" : oneClass,
                    Measure.AUC,
                    Measure.AUC_WEIGHTED);
        } else {
            ranking();
            curves(roc, precisionRecall);
        }
        if (predictions.probabilities()) {
            calibration = probabilities();
        } else {
            missing(
                    predictions.scores() == null
                            ? "the model gave decisions but no scores"
                            : "the scores of a row are not probabilities that add up to 1",
                    Measure.LOG_LOSS,
                    Measure.BRIER,
                    Measure.CALIBRATION_ERROR);
        }
        Confusion confusion = Confusion.of(predictions.classes(), predictions.labels(), predictions.predictions());
        decisions(confusion);
        return new Performance(
                new Performance.Sample(Task.MULTICLASS, predictions.target(), predictions.rows(), level),
                board.metrics(),
                new Performance.Curves(roc, precisionRecall, calibration),
                new Performance.Decisions(confusion, Double.NaN),
                notes);
    }

    private void missing(String why, Measure... measures) {
        for (Measure measure : measures) {
            board.undefined(measure, why);
        }
    }

    private void ranking() {
        OneAgainstRest rest = new OneAgainstRest(predictions, support);
        board.put(Measure.AUC, rest.macro(), rest.interval(false, level));
        board.put(Measure.AUC_WEIGHTED, rest.weighted(), rest.interval(true, level));
    }

    private void curves(List<Curve> roc, List<Curve> precisionRecall) {
        int[] classes = IntStream.range(0, support.length)
                .boxed()
                .filter(k -> support[k] > 0)
                .sorted(Comparator.comparingInt(k -> -support[k]))
                .mapToInt(k -> k)
                .toArray();
        if (classes.length > MOST_CURVES) {
            notes.add("curves are shown for the " + MOST_CURVES + " largest of " + classes.length + " classes");
        }
        for (int i = 0; i < Math.min(MOST_CURVES, classes.length); i++) {
            BinaryPredictions one = predictions.oneAgainstRest(classes[i]);
            ThresholdCounts counts = ThresholdCounts.of(SortedScores.of(one.labels(), one.scores()));
            roc.add(counts.roc(one.positive()).thinned(Curve.MOST_POINTS));
            precisionRecall.add(counts.precisionRecall(one.positive()).thinned(Curve.MOST_POINTS));
        }
    }

    private Calibration probabilities() {
        int rows = predictions.rows();
        double[] losses = new double[rows];
        double[] squares = new double[rows];
        double[] highest = new double[rows];
        int[] right = new int[rows];
        for (int i = 0; i < rows; i++) {
            double[] scores = predictions.scores()[i];
            int label = predictions.labels()[i];
            losses[i] = LogLoss.of(scores[label]);
            for (int k = 0; k < scores.length; k++) {
                double gap = (k == label ? 1 : 0) - scores[k];
                squares[i] += gap * gap;
            }
            highest[i] = scores[predictions.predictions()[i]];
            right[i] = predictions.predictions()[i] == label ? 1 : 0;
        }
        board.mean(Measure.LOG_LOSS, Moments.of(losses));
        board.mean(Measure.BRIER, Moments.of(squares));
        Calibration calibration = Calibration.of("predicted class", highest, right, level);
        board.put(Measure.CALIBRATION_ERROR, calibration.error(), calibration.interval());
        return calibration;
    }

    private void decisions(Confusion confusion) {
        ClassTotals totals = confusion.totals();
        board.proportion(Measure.ACCURACY, totals.hits(), totals.rows(), "there is no row");
        board.meanOfProportions(Measure.BALANCED_ACCURACY, totals.right(), totals.actual());
        Map<Measure, ToDoubleFunction<ClassTotals>> resampled = new LinkedHashMap<>();
        for (Measure measure : List.of(Measure.PRECISION, Measure.RECALL, Measure.F1)) {
            resampled.put(measure, drawn -> drawn.macro(measure));
        }
        for (Measure measure : List.of(Measure.PRECISION_WEIGHTED, Measure.RECALL_WEIGHTED, Measure.F1_WEIGHTED)) {
            resampled.put(measure, drawn -> drawn.weighted(measure));
        }
        resampled.put(Measure.MCC, ClassTotals::mcc);
        if (!ConfusionBootstrap.affordable(confusion)) {
            resampled.forEach((measure, value) ->
                    board.bare(measure, value.applyAsDouble(totals), "too many classes for a bootstrap"));
            return;
        }
        Interval[] intervals = ConfusionBootstrap.intervals(confusion, level, List.copyOf(resampled.values()));
        int i = 0;
        for (Map.Entry<Measure, ToDoubleFunction<ClassTotals>> entry : resampled.entrySet()) {
            board.put(entry.getKey(), entry.getValue().applyAsDouble(totals), intervals[i++]);
        }
    }
}
