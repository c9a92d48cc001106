package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import io.jenkins.plugins.mlops.engine.performance.interval.Normal;
import io.jenkins.plugins.mlops.engine.performance.interval.Wilson;
import java.util.Arrays;
import java.util.List;

/** The measures of a classifier with two classes. */
final class BinaryMeasures {
    private final BinaryPredictions predictions;
    private final double level;
    private final MetricCollector board;

    BinaryMeasures(BinaryPredictions predictions, double level) {
        this.predictions = predictions;
        this.level = level;
        this.board = new MetricCollector(level);
    }

    Performance measure() {
        List<Curve> roc = List.of();
        List<Curve> precisionRecall = List.of();
        Calibration calibration = null;
        String oneClass = InputChecks.oneClass(predictions.labels(), predictions.classes());
        if (predictions.scores() == null || oneClass != null) {
            for (Measure measure : List.of(Measure.AUC, Measure.PR_AUC)) {
                board.undefined(
                        measure, predictions.scores() == null ? "the model gave decisions but no scores" : oneClass);
            }
        } else {
            SortedScores sorted = SortedScores.of(predictions.labels(), predictions.scores());
            ThresholdCounts counts = ThresholdCounts.of(sorted);
            ranking(sorted, counts);
            roc = List.of(counts.roc(predictions.positive()).thinned(Curve.MOST_POINTS));
            precisionRecall =
                    List.of(counts.precisionRecall(predictions.positive()).thinned(Curve.MOST_POINTS));
        }
        if (predictions.probabilities()) {
            double[] scores =
                    Arrays.stream(predictions.scores()).map(Probability::within).toArray();
            calibration = Calibration.of(predictions.positive(), scores, predictions.labels(), level);
            probabilities(calibration, scores);
        } else {
            for (Measure measure : List.of(Measure.LOG_LOSS, Measure.BRIER, Measure.CALIBRATION_ERROR)) {
                board.undefined(
                        measure,
                        predictions.scores() == null
                                ? "the model gave decisions but no scores"
                                : predictions.cut().probability()
                                        ? "the scores are not probabilities between 0 and 1"
                                        : "the model gives scores that are not probabilities");
            }
        }
        Confusion confusion = Confusion.of(predictions.classes(), predictions.labels(), predictions.predictions());
        decisions(confusion, oneClass);
        return new Performance(
                new Performance.Sample(Task.BINARY, predictions.target(), predictions.rows(), level),
                board.metrics(),
                new Performance.Curves(roc, precisionRecall, calibration),
                new Performance.Decisions(confusion, predictions.threshold()),
                List.of());
    }

    private void ranking(SortedScores sorted, ThresholdCounts counts) {
        DeLong area = DeLong.of(sorted);
        board.put(Measure.AUC, area.auc(), area.interval(level));
        double precision = Math.min(1, counts.averagePrecision());
        board.put(Measure.PR_AUC, precision, averagePrecision(precision, sorted.positives().length));
    }

    /**
     * The logit interval of Boyd, Eng and Page (ECML PKDD 2013), who found it to hold its level where bootstraps do not: the positive rows
     * are the sample. At 1 it has no width, and Wilson's interval of the same sample size takes its place.
     */
    private Interval averagePrecision(double value, int positives) {
        if (value >= 1) {
            return Wilson.interval(positives, positives, level).by("Wilson, positive rows as sample (no spread at 1)");
        }
        double logit = Math.log(value / (1 - value));
        double reach = Normal.halfWidth(level) / Math.sqrt(positives * value * (1 - value));
        return new Interval(
                1 / (1 + Math.exp(reach - logit)),
                1 / (1 + Math.exp(-reach - logit)),
                level,
                "logit, positive rows as sample");
    }

    private void probabilities(Calibration calibration, double[] scores) {
        int rows = predictions.rows();
        double[] losses = new double[rows];
        double[] squares = new double[rows];
        for (int i = 0; i < rows; i++) {
            double score = scores[i];
            boolean positive = predictions.labels()[i] == 1;
            losses[i] = LogLoss.of(positive ? score : 1 - score);
            squares[i] = positive ? (1 - score) * (1 - score) : score * score;
        }
        board.mean(Measure.LOG_LOSS, Moments.of(losses));
        board.mean(Measure.BRIER, Moments.of(squares));
        board.put(Measure.CALIBRATION_ERROR, calibration.error(), calibration.interval());
    }

    /** @param oneClass says that all rows are of one class; null where they are not */
    private void decisions(Confusion confusion, String oneClass) {
        double tn = confusion.counts()[0][0];
        double fp = confusion.counts()[0][1];
        double fn = confusion.counts()[1][0];
        double tp = confusion.counts()[1][1];
        board.proportion(Measure.ACCURACY, tp + tn, tp + tn + fp + fn, "there is no row");
        board.proportion(Measure.PRECISION, tp, tp + fp, "no row is predicted as \"" + predictions.positive() + "\"");
        board.proportion(Measure.RECALL, tp, tp + fn, "no row is \"" + predictions.positive() + "\"");
        board.proportion(Measure.SPECIFICITY, tn, tn + fp, "every row is \"" + predictions.positive() + "\"");
        board.meanOfProportions(Measure.BALANCED_ACCURACY, new double[] {tn, tp}, new double[] {tn + fp, tp + fn});
        if (tp + fp + fn == 0) {
            board.undefined(Measure.F1, "no row is \"" + predictions.positive() + "\", and none is predicted to be it");
        } else {
            board.put(Measure.F1, 2 * tp / (2 * tp + fp + fn), f1(tp, fp + fn));
        }
        double mcc = confusion.totals().mcc();
        if (oneClass != null) {
            board.undefined(Measure.MCC, oneClass);
        } else if (tp + fp == 0 || tn + fn == 0) {
            board.bare(Measure.MCC, mcc, "all rows are predicted as one class");
        } else {
            board.put(Measure.MCC, mcc, ConfusionBootstrap.intervals(confusion, level, List.of(ClassTotals::mcc))[0]);
        }
    }

    /** F1 is 2j / (1 + j) of the share j = tp / (tp + fp + fn), which is a proportion: its Wilson limits carry over. */
    private Interval f1(double tp, double wrong) {
        Interval share = Wilson.interval(tp, tp + wrong, level);
        return new Interval(
                2 * share.low() / (1 + share.low()),
                2 * share.high() / (1 + share.high()),
                level,
                "Wilson, of tp / (tp + fp + fn)");
    }
}
