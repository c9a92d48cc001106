package io.jenkins.plugins.mlops.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Arrays that nothing can be measured on: one clear line each. */
class BadPredictionsTest {
    private static void assertRefused(String message, Executable made) {
        assertEquals(message, assertThrows(BadInputException.class, made).getMessage());
    }

    private static BinaryPredictions binary(int[] labels, double... scores) {
        return BinaryPredictions.scored("y", "no", "yes", labels, scores, 0.5);
    }

    @Test
    void oneClass() {
        assertRefused(
                "\"y\" holds only one class, \"yes\", in all 3 rows; performance needs rows of at least two classes",
                () -> binary(new int[] {1, 1, 1}, 0.1, 0.2, 0.3));
        assertRefused(
                "\"y\" holds only one class, \"no\", in all 1 row; performance needs rows of at least two classes",
                () -> binary(new int[] {0}, 0.1));
        assertRefused(
                "\"y\" holds only one class, \"b\", in all 2 rows; performance needs rows of at least two classes",
                () -> MulticlassPredictions.decided("y", List.of("a", "b", "c"), new int[] {1, 1}, new int[] {0, 1}));
    }

    @Test
    void noRows() {
        assertRefused(
                "no row has both a prediction and a value of \"y\"; performance needs at least one",
                () -> binary(new int[0]));
        assertRefused(
                "no row has both a prediction and a value of \"y\"; performance needs at least one",
                () -> RegressionPredictions.of("y", new double[0], new double[0]));
    }

    @Test
    void notFinite() {
        assertRefused(
                "the score of row 2 is NaN; expected a finite number", () -> binary(new int[] {0, 1}, 0.1, Double.NaN));
        assertRefused(
                "the score of row 1 is Infinity; expected a finite number",
                () -> binary(new int[] {0, 1}, Double.POSITIVE_INFINITY, 0));
        assertRefused(
                "the score of row 1 for class \"b\" is NaN; expected a finite number",
                () -> MulticlassPredictions.scored(
                        "y", List.of("a", "b"), new int[] {0}, new double[][] {{0.5, Double.NaN}}));
        assertRefused(
                "\"y\" of row 1 is NaN; expected a finite number",
                () -> RegressionPredictions.of("y", new double[] {Double.NaN}, new double[] {1}));
        assertRefused(
                "the prediction of row 1 is -Infinity; expected a finite number",
                () -> RegressionPredictions.of("y", new double[] {1}, new double[] {Double.NEGATIVE_INFINITY}));
        assertRefused(
                "the decision threshold is NaN; expected a finite number, mostly 0.5",
                () -> BinaryPredictions.scored("y", "no", "yes", new int[] {0, 1}, new double[] {0, 1}, Double.NaN));
    }

    @Test
    void wrongShapes() {
        assertRefused(
                "\"y\" has 2 values but there are 1 scores; expected one per row", () -> binary(new int[] {0, 1}, 0.1));
        assertRefused(
                "the label of \"y\" in row 2 is class -1; expected 0 to 1 (rows without a label have to be left out)",
                () -> binary(new int[] {0, -1}, 0.1, 0.2));
        assertRefused(
                "row 1 has 2 scores but \"y\" has 3 classes; expected one score per class",
                () -> MulticlassPredictions.scored(
                        "y", List.of("a", "b", "c"), new int[] {0}, new double[][] {{0.5, 0.5}}));
        assertRefused(
                "\"y\" has 1 class; a classifier needs at least two",
                () -> MulticlassPredictions.decided("y", List.of("a"), new int[] {0}, new int[] {0}));
    }
}
