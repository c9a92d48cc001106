package io.jenkins.plugins.mlops.engine.shap.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.blackbox.BlackBoxes;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributions of black boxes against the Shapley values that the Python package shap works out by their definition. */
class BlackBoxShapTest {
    private static final ExplainOptions RUN = new ExplainOptions(2, 256);

    private static ShapSummary explain(BlackBoxModel model, BlackBoxes expected, int pairs, AttributionSink sink)
            throws IOException {
        BlackBoxShap shap = new BlackBoxShap(
                model, FeatureSource.of(expected.rows(model, "background")), new BlackBoxOptions(0, 100, pairs));
        for (int k = 0; k < model.outputs(); k++) {
            assertEquals(expected.base(k), shap.base()[k], 1e-6);
        }
        return shap.explain(FeatureSource.of(expected.rows(model, "rows")), sink, RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "mlp_tensor", "mlp_three", "columns", "torch"})
    void upToElevenFeaturesAreExact(String name) throws IOException {
        BlackBoxes expected = BlackBoxes.expected(name);
        try (BlackBoxModel model = expected.load(name)) {
            ShapSummary summary = explain(model, expected, 2, block -> {
                for (int r = 0; r < block.rows(); r++) {
                    for (int k = 0; k < block.outputs(); k++) {
                        for (int f = 0; f < block.features(); f++) {
                            assertEquals(
                                    expected.shap((int) block.firstRow() + r, k, f),
                                    block.value(r, k, f),
                                    1e-6,
                                    "row " + r + " output " + k + " feature " + f);
                        }
                    }
                }
            });
            assertEquals(8, summary.rows());
            assertEquals(0, summary.method().permutations());
            assertEquals(0, summary.standardError(0));
            assertTrue(summary.additive() && summary.worstError() < 1e-6, "worst " + summary.worstError());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp_wide", "boosted_wide"})
    void moreFeaturesAreAsCloseAsTheirStandardErrorSays(String name) throws IOException {
        BlackBoxes expected = BlackBoxes.expected(name);
        double[] squares = new double[2];
        try (BlackBoxModel model = expected.load(name)) {
            ShapSummary summary = explain(model, expected, 40, block -> {
                for (int r = 0; r < block.rows(); r++) {
                    for (int f = 0; f < block.features(); f++) {
                        double error = block.value(r, 0, f) - expected.shap((int) block.firstRow() + r, 0, f);
                        squares[0] += error * error;
                        squares[1]++;
                    }
                }
            });
            double claimed = 0;
            for (int f = 0; f < 14; f++) {
                claimed += Math.pow(summary.standardError(f), 2) / 14;
            }
            double found = Math.sqrt(squares[0] / squares[1]);
            assertTrue(
                    claimed > 0 && found < 1.5 * Math.sqrt(claimed) && found > Math.sqrt(claimed) / 2,
                    "found " + found + " claimed " + Math.sqrt(claimed));
            double largest = IntStream.range(0, 14)
                    .mapToDouble(summary::importance)
                    .max()
                    .orElseThrow();
            assertTrue(found < 0.03 * largest, "found " + found + " of " + largest);
            assertEquals(80, summary.method().permutations());
            assertTrue(summary.additive(), "worst " + summary.worstError());
        }
    }

    @Test
    void whereFeaturesActInPairsOneOrderWalkedBothWaysIsExact() throws IOException {
        BlackBoxes expected = BlackBoxes.expected("pairs");
        try (BlackBoxModel model = expected.load("pairs")) {
            ShapSummary summary = explain(model, expected, 2, block -> {
                for (int r = 0; r < block.rows(); r++) {
                    for (int f = 0; f < block.features(); f++) {
                        assertEquals(
                                expected.shap((int) block.firstRow() + r, 0, f),
                                block.value(r, 0, f),
                                1e-11,
                                "row " + r + " feature " + f);
                    }
                }
            });
            assertTrue(summary.standardError(3) < 1e-12);
            assertTrue(summary.worstError() < 1e-12, "worst " + summary.worstError());
        }
    }

    private static List<String> attributions(BlackBoxModel model, FeatureBlock rows, int threads, int most)
            throws IOException {
        BlackBoxShap shap = new BlackBoxShap(model, FeatureSource.of(rows), new BlackBoxOptions(most, 30, 2));
        List<String> lines = new ArrayList<>();
        ShapSummary summary = shap.explain(
                FeatureSource.of(rows),
                block -> {
                    for (int r = 0; r < block.rows(); r++) {
                        assertTrue(block.margin(r, 0) >= 0);
                        if (block.explained(r)) {
                            lines.add((block.firstRow() + r) + " " + block.value(r, 0, 2) + " " + block.value(r, 0, 5));
                        }
                    }
                },
                new ExplainOptions(threads, 256));
        assertEquals(most, summary.rows());
        assertEquals(rows.rows(), summary.method().totalRows());
        assertEquals(30, summary.method().backgroundRows());
        return lines;
    }

    @Test
    void theSameRowsAreSampledAndExplainedWithAnyNumberOfThreads() throws IOException {
        Random random = new Random(1);
        double[][] rows = new double[900][7];
        for (double[] row : rows) {
            for (int f = 0; f < 7; f++) {
                row[f] = random.nextGaussian();
            }
        }
        try (BlackBoxModel model = BlackBoxes.expected("torch").load("torch")) {
            List<String> one = attributions(model, FeatureBlock.ofRows(rows), 1, 40);
            assertEquals(40, one.size());
            assertEquals(one, attributions(model, FeatureBlock.ofRows(rows), 3, 40));
            assertFalse(one.get(39).startsWith("39 "), "the first rows are no sample");
        }
    }

    @Test
    void backgroundRowsArePredictedLikeAllRows() throws IOException {
        Random random = new Random(1);
        double[][] rows = new double[5000][7];
        for (double[] row : rows) {
            for (int f = 0; f < 7; f++) {
                row[f] = random.nextGaussian();
            }
        }
        try (BlackBoxModel model = BlackBoxes.expected("torch").load("torch")) {
            FeatureBlock all = FeatureBlock.ofRows(rows);
            double[] predictions = new double[5000];
            model.predict(all, predictions);
            double mean = java.util.Arrays.stream(predictions).average().orElseThrow();
            double[] base = new BlackBoxShap(model, FeatureSource.of(all), BlackBoxOptions.USUAL).base();
            assertArrayEquals(new double[] {mean}, base, 2e-3);
        }
    }
}
