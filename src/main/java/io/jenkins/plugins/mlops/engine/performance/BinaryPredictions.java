package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.List;

/**
 * Predictions of a classifier with two classes.
 *
 * @param target name of the target column
 * @param classes the name of the negative class, then that of the positive
 * @param labels truth per row: 0 negative, 1 positive
 * @param scores a score per row, higher for the positive class, mostly its probability; null where only decisions are known
 * @param predictions decision per row: 0 or 1
 * @param cut where scores became decisions
 */
public record BinaryPredictions(
        String target, List<String> classes, int[] labels, double[] scores, int[] predictions, Cut cut)
        implements Predictions {
    /** The usual threshold of a probability. */
    public static final double THRESHOLD = 0.5;

    public BinaryPredictions {
        classes = List.copyOf(classes);
    }

    /**
     * From scores; a row is predicted positive when its score is at least the threshold.
     *
     * @throws BadInputException if a score or the threshold is not finite, a label is neither 0 nor 1, or all labels are equal
     */
    public static BinaryPredictions scored(
            String target, String negative, String positive, int[] labels, double[] scores, double threshold) {
        return several(cut(target, List.of(negative, positive), labels, scores, Cut.at(threshold)));
    }

    /**
     * From scores that are cut somewhere. All labels may be equal; measures that need both classes are then missing.
     *
     * @param classes the negative class, then the positive
     * @throws BadInputException if a score or the threshold is not finite, or a label is neither 0 nor 1
     */
    public static BinaryPredictions cut(String target, List<String> classes, int[] labels, double[] scores, Cut cut) {
        InputChecks.sameLength(target, labels.length, scores.length, "scores");
        InputChecks.finite(scores, "the score");
        if (!Double.isFinite(cut.threshold())) {
            throw new BadInputException(
                    "the decision threshold is " + cut.threshold() + "; expected a finite number, mostly " + THRESHOLD);
        }
        int[] predictions = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            predictions[i] = cut.positive(scores[i]) ? 1 : 0;
        }
        return checked(new BinaryPredictions(target, classes, labels, scores, predictions, cut));
    }

    /** From decisions alone: measures that need a score are then missing. Throws like {@link #scored}. */
    public static BinaryPredictions decided(
            String target, String negative, String positive, int[] labels, int[] predictions) {
        InputChecks.sameLength(target, labels.length, predictions.length, "predictions");
        return several(checked(
                new BinaryPredictions(target, List.of(negative, positive), labels, null, predictions, Cut.NONE)));
    }

    private static BinaryPredictions checked(BinaryPredictions made) {
        InputChecks.rows(made.target, made.labels.length);
        InputChecks.classes(made.target, made.labels, 2, "the label");
        InputChecks.classes(made.target, made.predictions, 2, "the prediction");
        return made;
    }

    private static BinaryPredictions several(BinaryPredictions made) {
        InputChecks.severalClasses(made.target, made.labels, made.classes);
        return made;
    }

    /** Name of the positive class. */
    public String positive() {
        return classes.get(1);
    }

    /** Decisions are positive from this score on; not-a-number where decisions were not made from scores. */
    public double threshold() {
        return cut.threshold();
    }

    /** Tells whether all scores are probabilities, but for rounding. */
    public boolean probabilities() {
        return scores != null && cut.probability() && Probability.all(scores);
    }

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public int rows() {
        return labels.length;
    }

    @Override
    public double error(int row) {
        return labels[row] == predictions[row] ? 0 : 1;
    }

    @Override
    public BinaryPredictions rows(int[] chosen) {
        return new BinaryPredictions(
                target,
                classes,
                RowSelection.of(labels, chosen),
                scores == null ? null : RowSelection.of(scores, chosen),
                RowSelection.of(predictions, chosen),
                cut);
    }
}
