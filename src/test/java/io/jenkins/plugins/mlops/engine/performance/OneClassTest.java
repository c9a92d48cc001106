package io.jenkins.plugins.mlops.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are all of one class, one row among them: what can be measured is, and the rest says why not. */
class OneClassTest {
    private static Set<String> undefined(Performance performance) {
        Set<String> undefined = new TreeSet<>();
        performance.metrics().forEach((measure, metric) -> {
            if (!metric.defined()) {
                undefined.add(measure.rule() + ": " + metric.note());
            } else {
                assertTrue(Double.isFinite(metric.value()), measure.rule());
            }
        });
        return undefined;
    }

    private static double value(Performance performance, Measure measure) {
        return performance.metric(measure).orElseThrow().value();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.25", "0, 0.75", "1, 0.25", "1, 0.75"})
    void oneRowOfTwoClasses(int label, double score) {
        Performance performance = Performance.of(
                BinaryPredictions.cut("y", List.of("no", "yes"), new int[] {label}, new double[] {score}, Cut.at(0.5)),
                0.95);
        double error = label == 1 ? 1 - score : score;
        assertEquals(-Math.log(1 - error), value(performance, Measure.LOG_LOSS), 1e-12);
        assertEquals(error * error, value(performance, Measure.BRIER), 1e-12);
        boolean right = error < 0.5;
        assertEquals(right ? 1 : 0, value(performance, Measure.ACCURACY));
        String all = "every row is \"" + (label == 1 ? "yes" : "no") + "\"";
        List<String> missing = new ArrayList<>(List.of("Auc: " + all, "PrAuc: " + all, "Mcc: " + all));
        if (label == 1) {
            missing.add("Specificity: " + all);
        } else {
            missing.add("Recall: no row is \"yes\"");
        }
        if (score < 0.5) {
            missing.add("Precision: no row is predicted as \"yes\"");
        }
        if (label == 0 && score < 0.5) {
            missing.add("F1: no row is \"yes\", and none is predicted to be it");
        }
        assertEquals(new TreeSet<>(missing), undefined(performance));
        assertTrue(performance.roc().isEmpty());
        assertFalse(new PerformanceSections(performance, List.of(), java.util.Map.of())
                .all()
                .isEmpty());
    }

    @Test
    void rowsOfOneOfSeveralClasses() {
        Performance performance = Performance.of(
                MulticlassPredictions.scored("y", List.of("a", "b", "c"), new int[] {1, 1}, new double[][] {
                    {0.25, 0.5, 0.25}, {0.5, 0.25, 0.25}
                }),
                0.95);
        assertEquals(
                new TreeSet<>(List.of("Auc: every row is \"b\"", "AucWeighted: every row is \"b\"")),
                undefined(performance));
        assertEquals((-Math.log(0.5) - Math.log(0.25)) / 2, value(performance, Measure.LOG_LOSS), 1e-12);
        assertEquals(0.5, value(performance, Measure.ACCURACY));
        assertFalse(new PerformanceSections(performance, List.of(), java.util.Map.of())
                .all()
                .isEmpty());
    }

    @Test
    void oneRowOfNumbers() {
        Performance performance =
                Performance.of(RegressionPredictions.of("y", new double[] {3}, new double[] {5}), 0.95);
        assertEquals(2, value(performance, Measure.MAE));
        assertEquals(
                Set.of(),
                new TreeSet<>(undefined(performance).stream()
                        .filter(note -> note.startsWith("Mae"))
                        .toList()));
    }
}
