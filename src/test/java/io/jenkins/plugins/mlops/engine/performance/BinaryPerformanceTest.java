package io.jenkins.plugins.mlops.engine.performance;

import static io.jenkins.plugins.mlops.engine.performance.Fixtures.SAME;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Normal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scikit-learn. */
class BinaryPerformanceTest {
    static Iterator<JsonNode> cases() {
        return Fixtures.read("performance/binary.json").elements();
    }

    private static BinaryPredictions predictions(JsonNode one) {
        return BinaryPredictions.scored(
                "y",
                "no",
                "yes",
                Fixtures.ints(one.get("labels")),
                Fixtures.doubles(one.get("scores")),
                one.get("threshold").doubleValue());
    }

    private static Measure measure(String key) {
        return Measure.of(Task.BINARY).stream()
                .filter(m -> m.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valuesAndIntervals(JsonNode one) {
        Performance performance = Performance.of(predictions(one), 0.95);
        assertEquals(Measure.of(Task.BINARY).size(), one.get("values").size(), "every measure has an expected value");
        for (Map.Entry<String, JsonNode> expected : one.get("values").properties()) {
            Metric metric = performance.metric(measure(expected.getKey())).orElseThrow();
            String what = one.get("name") + " " + expected.getKey();
            if (expected.getValue().isNull()) {
                assertFalse(metric.defined(), what);
                assertNotNull(metric.note(), what);
            } else {
                assertEquals(expected.getValue().doubleValue(), metric.value(), SAME, what);
                assertTrue(metric.interval() != null || metric.note() != null, what);
            }
        }
        for (Map.Entry<String, JsonNode> expected : one.get("intervals").properties()) {
            Interval interval =
                    performance.metric(measure(expected.getKey())).orElseThrow().interval();
            double[] ends = Fixtures.doubles(expected.getValue());
            assertEquals(Math.max(0, ends[0]), interval.low(), SAME, expected.getKey());
            assertEquals(ends[1], interval.high(), SAME, expected.getKey());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void deLongVarianceEqualsAllPairs(JsonNode one) {
        BinaryPredictions predictions = predictions(one);
        DeLong area = DeLong.of(SortedScores.of(predictions.labels(), predictions.scores()));
        Interval interval = area.interval(0.95);
        if (one.get("delong").isNull()) {
            assertTrue(Double.isNaN(area.variance()));
        } else {
            assertEquals(one.get("delong").doubleValue(), area.variance(), SAME);
        }
        if (area.variance() > 0) {
            assertEquals(
                    Math.max(0, area.auc() - Normal.halfWidth(0.95) * Math.sqrt(area.variance())),
                    interval.low(),
                    SAME);
        } else {
            assertTrue(interval.high() - interval.low() > 0.05, "no certainty from few rows: " + interval);
            assertTrue(interval.low() <= area.auc() && interval.high() >= area.auc());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void curvesAndMatrix(JsonNode one) {
        BinaryPredictions predictions = predictions(one);
        ThresholdCounts counts = ThresholdCounts.of(SortedScores.of(predictions.labels(), predictions.scores()));
        assertArrayEquals(
                Fixtures.doubles(one.get("roc").get("fpr")), counts.roc("yes").x(), SAME);
        assertArrayEquals(
                Fixtures.doubles(one.get("roc").get("tpr")), counts.roc("yes").y(), SAME);
        // scikit-learn stops at full recall; the points behind it only lower precision.
        double[] recall = Fixtures.doubles(one.get("pr").get("recall"));
        Curve curve = counts.precisionRecall("yes");
        for (int i = 0; i < recall.length; i++) {
            assertEquals(recall[i], curve.x()[i], SAME);
            assertEquals(one.get("pr").get("precision").get(i).doubleValue(), curve.y()[i], SAME);
        }
        Performance performance = Performance.of(predictions, 0.95);
        for (int i = 0; i < 4; i++) {
            assertEquals(
                    one.get("confusion").get(i / 2).get(i % 2).longValue(),
                    performance.confusion().counts()[i / 2][i % 2]);
        }
        JsonNode calibration = one.get("calibration");
        assertEquals(
                calibration.get("rows").size(), performance.calibration().bins().size());
        for (int i = 0; i < calibration.get("rows").size(); i++) {
            Calibration.Bin bin = performance.calibration().bins().get(i);
            assertEquals(calibration.get("predicted").get(i).doubleValue(), bin.predicted(), SAME);
            assertEquals(calibration.get("observed").get(i).doubleValue(), bin.observed(), SAME);
            assertEquals(calibration.get("rows").get(i).longValue(), bin.rows());
        }
    }

    @Test
    void longCurvesAreThinnedWithoutVisibleLoss() {
        Random random = new Random(3);
        int[] labels = new int[50_000];
        double[] scores = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(4) == 0 ? 1 : 0;
            scores[i] = 1 / (1 + Math.exp(-random.nextGaussian() - labels[i]));
        }
        ThresholdCounts counts = ThresholdCounts.of(SortedScores.of(labels, scores));
        Curve whole = counts.roc("yes");
        Curve thin = whole.thinned(Curve.MOST_POINTS);
        assertTrue(thin.x().length <= 200 && thin.x().length > 20);
        assertEquals(0, thin.x()[0]);
        assertEquals(1, thin.x()[thin.x().length - 1]);
        int segment = 0;
        double farthest = 0;
        for (int i = 0; i < whole.x().length; i++) {
            while (segment < thin.x().length - 2 && thin.x()[segment + 1] < whole.x()[i]) {
                segment++;
            }
            double dx = thin.x()[segment + 1] - thin.x()[segment];
            double dy = thin.y()[segment + 1] - thin.y()[segment];
            double d = Math.abs(dx * (whole.y()[i] - thin.y()[segment]) - dy * (whole.x()[i] - thin.x()[segment]))
                    / Math.hypot(dx, dy);
            farthest = Math.max(farthest, d);
        }
        assertTrue(farthest < 0.002, "half a pixel of a picture 250 high; was " + farthest);
        assertTrue(counts.precisionRecall("yes").thinned(200).x().length <= 200);
    }

    @Test
    void decisionsAloneAndScoresThatAreNoProbabilities() {
        Performance decided = Performance.of(
                BinaryPredictions.decided("y", "no", "yes", new int[] {0, 1, 1, 0}, new int[] {0, 1, 0, 0}), 0.95);
        assertFalse(decided.metric(Measure.AUC).orElseThrow().defined());
        assertEquals(0.75, decided.metric(Measure.ACCURACY).orElseThrow().value());
        assertNull(decided.calibration());
        assertTrue(decided.roc().isEmpty());
        Performance margins = Performance.of(
                BinaryPredictions.scored("y", "no", "yes", new int[] {0, 1, 1, 0}, new double[] {-3, 4, 0.5, 1}, 0),
                0.95);
        assertEquals(0.75, margins.metric(Measure.AUC).orElseThrow().value());
        assertFalse(margins.metric(Measure.LOG_LOSS).orElseThrow().defined());
        assertEquals(
                "the scores are not probabilities between 0 and 1",
                margins.metric(Measure.BRIER).orElseThrow().note());
    }

    @Test
    void aCalibratedModelMayHaveNoCalibrationError() {
        Random random = new Random(17);
        double[] scores = random.doubles(2000).toArray();
        int[] labels = new int[scores.length];
        int[] inverted = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            labels[i] = random.nextDouble() < scores[i] ? 1 : 0;
            inverted[i] = 1 - labels[i];
        }
        Metric calibrated = Performance.of(BinaryPredictions.scored("y", "no", "yes", labels, scores, 0.5), 0.95)
                .metric(Measure.CALIBRATION_ERROR)
                .orElseThrow();
        assertTrue(calibrated.value() > 0.005, "noise alone makes some");
        assertEquals(0, calibrated.interval().low());
        Metric wrong = Performance.of(BinaryPredictions.scored("y", "no", "yes", inverted, scores, 0.5), 0.95)
                .metric(Measure.CALIBRATION_ERROR)
                .orElseThrow();
        assertTrue(wrong.interval().low() > 0.4 && wrong.interval().high() < 0.6, wrong.toString());
    }

    @Test
    void bothZerosAreOneScore() {
        BinaryPredictions zeros =
                BinaryPredictions.scored("y", "no", "yes", new int[] {0, 1}, new double[] {-0.0, 0.0}, 0.5);
        assertEquals(
                0.5,
                Performance.of(zeros, 0.95).metric(Measure.AUC).orElseThrow().value());
    }

    @Test
    void intervalsAreTheSameEveryTime() {
        JsonNode one = cases().next();
        assertEquals(
                Performance.of(predictions(one), 0.95).metrics(),
                Performance.of(predictions(one), 0.95).metrics());
    }

    /** Sums in float miss 0 and 1; that is measured as 0 and 1, and the order of rows is that of the scores. */
    @Test
    void roundingInFloatMakesNoScoreOtherThanAProbability() {
        int[] labels = {1, 0, 1, 0, 1};
        double[] rounded = {1.00000005, -1e-9, 1.0000001, 1e-9, 0.25};
        double[] exact = {1, 0, 1, 1e-9, 0.25};
        Performance found = Performance.of(BinaryPredictions.scored("y", "no", "yes", labels, rounded, 0.5), 0.95);
        Performance wanted = Performance.of(BinaryPredictions.scored("y", "no", "yes", labels, exact, 0.5), 0.95);
        for (Measure measure : new Measure[] {Measure.BRIER, Measure.LOG_LOSS, Measure.CALIBRATION_ERROR}) {
            assertEquals(
                    wanted.metric(measure).orElseThrow().value(),
                    found.metric(measure).orElseThrow().value(),
                    1e-12,
                    measure.title());
        }
        for (double none : new double[] {1.001, -0.001, 2}) {
            rounded[0] = none;
            assertEquals(
                    false,
                    Performance.of(BinaryPredictions.scored("y", "no", "yes", labels, rounded, 0.5), 0.95)
                            .metric(Measure.BRIER)
                            .orElseThrow()
                            .defined(),
                    none + " is no probability");
        }
    }

    @Test
    void scoresKnownToBeNoneAreNoProbabilitiesThoughTheyLieBetweenZeroAndOne() {
        Performance ranked = Performance.of(
                BinaryPredictions.cut(
                        "y",
                        List.of("no", "yes"),
                        new int[] {0, 1, 1},
                        new double[] {0, 0.2, 0.9},
                        new Cut(0, true, false)),
                0.95);
        assertEquals(1, ranked.metric(Measure.AUC).orElseThrow().value());
        assertEquals(
                "the model gives scores that are not probabilities",
                ranked.metric(Measure.LOG_LOSS).orElseThrow().note());
        assertEquals(1, ranked.metric(Measure.ACCURACY).orElseThrow().value(), "a score of 0 is not above it");
    }
}
