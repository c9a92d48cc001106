package io.jenkins.plugins.mlops.engine.explain.recorded;

import io.jenkins.plugins.mlops.engine.performance.Probability;
import java.util.Arrays;
import java.util.List;

/**
 * Results of this program for all rows; arrays by output and row.
 *
 * @param margins sums before the link
 * @param predicted what the origin library predicts
 * @param measured what is measured, for classes mostly probabilities
 * @param classes names of the classes in the order of the outputs, for two classes also with one output; empty for a number
 * @param positive of two classes, the position of the positive one
 * @param decisions the predicted class of each row, as a position among the classes; empty for a number
 */
public record ModelAnswers(
        double[][] margins,
        double[][] predicted,
        double[][] measured,
        List<String> classes,
        int positive,
        int[] decisions) {
    int rows() {
        return margins[0].length;
    }

    boolean isNumber() {
        return classes.isEmpty();
    }

    /** Tells whether what is measured are probabilities. */
    boolean probabilities() {
        return Arrays.stream(measured).allMatch(Probability::all);
    }

    /** Probabilities of all classes. */
    double[][] byClass() {
        if (measured.length > 1) {
            return measured;
        }
        double[] second = measured[0];
        return new double[][] {Arrays.stream(second).map(p -> 1 - p).toArray(), second};
    }

    /** Tells whether the library predicts something else than what is measured and than the margin. */
    boolean predictsOtherwise() {
        return !same(predicted[0], measured[0]) && !same(predicted[0], margins[0]);
    }

    /** Tells whether the margins are something else than what is measured. */
    boolean hasMargins() {
        return !same(margins[0], measured[0]);
    }

    private static boolean same(double[] a, double[] b) {
        return Arrays.equals(a, b);
    }
}
