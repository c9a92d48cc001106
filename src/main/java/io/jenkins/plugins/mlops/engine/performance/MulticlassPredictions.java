package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.List;

/**
 * Predictions of a classifier with any number of classes.
 *
 * @param target name of the target column
 * @param classes names of the classes
 * @param labels truth per row, an index into the classes
 * @param scores a score per row and class ({@code scores[row][class]}), mostly probabilities; null where only decisions are known
 * @param predictions decision per row, an index into the classes
 */
public record MulticlassPredictions(
        String target, List<String> classes, int[] labels, double[][] scores, int[] predictions)
        implements Predictions {
    /** Largest distance of the sum of a row's probabilities from 1: float32 models miss it by some 1e-7 per class. */
    private static final double SUM_TOLERANCE = 1e-3;

    public MulticlassPredictions {
        classes = List.copyOf(classes);
    }

    /**
     * From scores; the class of the highest score is predicted, of equal ones the first.
     *
     * @throws BadInputException if a score is not finite, a row has another number of scores than there are classes, or a label is out
     *     of range
     */
    public static MulticlassPredictions scored(String target, List<String> classes, int[] labels, double[][] scores) {
        InputChecks.sameLength(target, labels.length, scores.length, "rows of scores");
        int[] predictions = new int[labels.length];
        for (int i = 0; i < scores.length; i++) {
            if (scores[i].length != classes.size()) {
                throw new BadInputException("row " + (i + 1) + " has " + scores[i].length + " scores but \"" + target
                        + "\" has " + classes.size() + " classes; expected one score per class");
            }
            for (int k = 0; k < scores[i].length; k++) {
                if (!Double.isFinite(scores[i][k])) {
                    throw new BadInputException("the score of row " + (i + 1) + " for class \"" + classes.get(k)
                            + "\" is " + scores[i][k] + "; expected a finite number");
                }
                if (scores[i][k] > scores[i][predictions[i]]) {
                    predictions[i] = k;
                }
            }
        }
        return checked(new MulticlassPredictions(target, classes, labels, scores, predictions));
    }

    /** From decisions alone: measures that need scores are then missing. Throws like {@link #scored}, and if all labels are equal. */
    public static MulticlassPredictions decided(String target, List<String> classes, int[] labels, int[] predictions) {
        InputChecks.sameLength(target, labels.length, predictions.length, "predictions");
        MulticlassPredictions made = checked(new MulticlassPredictions(target, classes, labels, null, predictions));
        InputChecks.severalClasses(target, labels, classes);
        return made;
    }

    private static MulticlassPredictions checked(MulticlassPredictions made) {
        InputChecks.rows(made.target, made.labels.length);
        InputChecks.classNames(made.target, made.classes);
        InputChecks.classes(made.target, made.labels, made.classes.size(), "the label");
        InputChecks.classes(made.target, made.predictions, made.classes.size(), "the prediction");
        return made;
    }

    /** Tells whether each row's scores lie between 0 and 1 and add up to 1, but for rounding. */
    public boolean probabilities() {
        if (scores == null) {
            return false;
        }
        for (double[] row : scores) {
            double sum = 0;
            for (double score : row) {
                if (!Probability.is(score)) {
                    return false;
                }
                sum += score;
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    /** One class against all others, with this model's decisions: what fairness measures of two classes can be taken from. */
    public BinaryPredictions oneAgainstRest(int positive) {
        int[] labelled = new int[labels.length];
        int[] predicted = new int[labels.length];
        double[] scored = scores == null ? null : new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labelled[i] = labels[i] == positive ? 1 : 0;
            predicted[i] = predictions[i] == positive ? 1 : 0;
            if (scored != null) {
                scored[i] = scores[i][positive];
            }
        }
        return new BinaryPredictions(
                target,
                List.of("not " + classes.get(positive), classes.get(positive)),
                labelled,
                scored,
                predicted,
                Cut.NONE);
    }

    @Override
    public Task task() {
        return Task.MULTICLASS;
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
    public MulticlassPredictions rows(int[] chosen) {
        return new MulticlassPredictions(
                target,
                classes,
                RowSelection.of(labels, chosen),
                scores == null ? null : RowSelection.of(scores, chosen),
                RowSelection.of(predictions, chosen));
    }
}
