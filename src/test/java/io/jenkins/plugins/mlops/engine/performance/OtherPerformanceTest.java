package io.jenkins.plugins.mlops.engine.performance;

import static io.jenkins.plugins.mlops.engine.performance.Fixtures.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several classes and regressions, against scikit-learn. */
class OtherPerformanceTest {
    static Iterator<JsonNode> multiclass() {
        return Fixtures.read("performance/multiclass.json").elements();
    }

    static Iterator<JsonNode> regression() {
        return Fixtures.read("performance/regression.json").elements();
    }

    private static MulticlassPredictions classes(JsonNode one) {
        double[][] scores = new double[one.get("scores").size()][];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Fixtures.doubles(one.get("scores").get(i));
        }
        return MulticlassPredictions.scored(
                "y", Fixtures.strings(one.get("classes")), Fixtures.ints(one.get("labels")), scores);
    }

    private static void assertValues(JsonNode one, Performance performance) {
        List<Measure> measures = Measure.of(performance.task());
        assertEquals(measures.size(), one.get("values").size(), "every measure has an expected value");
        for (Measure measure : measures) {
            JsonNode expected = one.get("values").get(measure.key());
            Metric metric = performance.metric(measure).orElseThrow();
            if (expected.isNull()) {
                assertFalse(metric.defined(), measure.key());
            } else {
                assertEquals(expected.doubleValue(), metric.value(), SAME, one.get("name") + " " + measure.key());
                assertTrue(
                        metric.interval().low() <= metric.value()
                                && metric.value() <= metric.interval().high(),
                        metric.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("multiclass")
    void severalClasses(JsonNode one) {
        Performance performance = Performance.of(classes(one), 0.95);
        assertValues(one, performance);
        for (int i = 0; i < performance.confusion().counts().length; i++) {
            for (int j = 0; j < performance.confusion().counts().length; j++) {
                assertEquals(
                        one.get("confusion").get(i).get(j).longValue(),
                        performance.confusion().counts()[i][j]);
            }
        }
    }

    @Test
    void anAbsentClassIsTold() {
        JsonNode one = Fixtures.read("performance/multiclass.json").get(1);
        Performance performance = Performance.of(classes(one), 0.95);
        assertEquals(List.of("1 of 4 classes have no row; means over classes leave them out"), performance.notes());
        assertEquals(3, performance.roc().size());
    }

    /** With two classes the general way must give the special way's AUC, and nearly its interval: it divides by n, DeLong by n - 1. */
    @Test
    void twoClassesBothWays() {
        JsonNode one = Fixtures.read("performance/binary.json").get(0);
        int[] labels = Fixtures.ints(one.get("labels"));
        double[] scores = Fixtures.doubles(one.get("scores"));
        double[][] both = new double[scores.length][];
        for (int i = 0; i < both.length; i++) {
            both[i] = new double[] {1 - scores[i], scores[i]};
        }
        Performance general =
                Performance.of(MulticlassPredictions.scored("y", List.of("no", "yes"), labels, both), 0.95);
        Performance special = Performance.of(BinaryPredictions.scored("y", "no", "yes", labels, scores, 0.5), 0.95);
        Interval a = general.metric(Measure.AUC).orElseThrow().interval();
        Interval b = special.metric(Measure.AUC).orElseThrow().interval();
        assertEquals(
                special.metric(Measure.AUC).orElseThrow().value(),
                general.metric(Measure.AUC).orElseThrow().value(),
                SAME);
        assertEquals(b.low(), a.low(), 1e-3);
        assertEquals(b.high(), a.high(), 1e-3);
    }

    @Test
    void manyClassesGoWithoutBootstrap() {
        int size = 200;
        int[] labels = new int[size * size];
        int[] predictions = new int[labels.length];
        List<String> names =
                IntStream.range(0, size).mapToObj(Integer::toString).toList();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / size;
            predictions[i] = i % size;
        }
        Performance performance = Performance.of(MulticlassPredictions.decided("y", names, labels, predictions), 0.95);
        Metric f1 = performance.metric(Measure.F1).orElseThrow();
        assertEquals(1.0 / size, f1.value(), SAME);
        assertNull(f1.interval());
        assertEquals("too many classes for a bootstrap", f1.note());
    }

    @ParameterizedTest
    @MethodSource("regression")
    void regressions(JsonNode one) {
        Performance performance = Performance.of(
                RegressionPredictions.of(
                        "y", Fixtures.doubles(one.get("labels")), Fixtures.doubles(one.get("predictions"))),
                0.95);
        assertValues(one, performance);
        for (Map.Entry<String, JsonNode> expected : one.get("intervals").properties()) {
            Measure measure = Measure.of(Task.REGRESSION).stream()
                    .filter(m -> m.key().equals(expected.getKey()))
                    .findFirst()
                    .orElseThrow();
            Interval interval = performance.metric(measure).orElseThrow().interval();
            double low = expected.getValue().get(0).isNull()
                    ? 0
                    : expected.getValue().get(0).doubleValue();
            assertEquals(measure == Measure.R2 ? low : Math.max(0, low), interval.low(), SAME, expected.getKey());
            assertEquals(
                    Math.min(expected.getValue().get(1).doubleValue(), measure == Measure.R2 ? 1 : Double.MAX_VALUE),
                    interval.high(),
                    SAME,
                    expected.getKey());
        }
    }

    @Test
    void oneRowAndAConstantTarget() {
        Performance single = Performance.of(RegressionPredictions.of("y", new double[] {2}, new double[] {5}), 0.95);
        assertEquals(3, single.metric(Measure.RMSE).orElseThrow().value());
        assertNull(single.metric(Measure.MAE).orElseThrow().interval());
        assertFalse(single.metric(Measure.R2).orElseThrow().defined());
        Performance constant =
                Performance.of(RegressionPredictions.of("y", new double[] {2, 2}, new double[] {2, 2}), 0.95);
        assertEquals(
                "\"y\" is the same in all rows",
                constant.metric(Measure.R2).orElseThrow().note());
    }

    @Test
    void rowsOfProbabilitiesMayMissOneByRounding() {
        double[][] scores = {{1.00000005, -1e-9, 0}, {0.2, 0.3, 0.50000006}, {0.1, 0.8, 0.1}};
        Performance found = Performance.of(
                MulticlassPredictions.scored("y", List.of("a", "b", "c"), new int[] {0, 2, 1}, scores), 0.95);
        assertEquals(
                (0 + Math.log(1 / 0.50000006) + Math.log(1 / 0.8)) / 3,
                found.metric(Measure.LOG_LOSS).orElseThrow().value(),
                1e-7);
    }
}
