package io.jenkins.plugins.mlops.engine.shap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.RandomTrees;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeShapTest {
    private static final ExplainOptions TWO = new ExplainOptions(2, 64);

    @ParameterizedTest
    @CsvSource({
        "1,1,1,1,1", "2,3,4,1,1", "3,5,6,1,1", "4,6,3,3,1", "5,8,7,2,2", "6,8,12,1,1", "7,2,9,1,1", "8,7,10,3,3", "9,9,5,1,1", "10,10,14,1,1"
    })
    void equalsTheDefinition(long seed, int features, int depth, int outputs, int width) throws IOException {
        RandomTrees random = new RandomTrees(seed, features, features / 3);
        TreeEnsemble model = random.model(12, depth, outputs, width);
        FeatureBlock rows = random.rows(40);
        BruteForce oracle = new BruteForce(model);
        int[] seen = new int[1];
        new TreeShap(model).explain(FeatureSource.of(rows), block -> {
            for (int r = 0; r < block.rows(); r++) {
                double[][] expected = oracle.explain(rows, (int) block.firstRow() + r);
                for (int k = 0; k < outputs; k++) {
                    for (int f = 0; f < features; f++) {
                        assertEquals(expected[k][f], block.value(r, k, f), 1e-12);
                    }
                    assertEquals(expected[k][features], block.base(k), 1e-12);
                }
                seen[0]++;
            }
        }, TWO);
        assertEquals(40, seen[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 11, 16, 17, 63, 64, 200})
    void chainsOfAnyDepthAddUp(int depth) throws IOException {
        RandomTrees random = new RandomTrees(depth, 70, 0);
        TreeEnsemble model = random.chain(depth);
        ShapSummary summary = new TreeShap(model).explain(FeatureSource.of(random.rows(300)), AttributionSink.none(), TWO);
        assertEquals(300, summary.rows());
        assertTrue(summary.worstError() < 1e-12, "worst error " + summary.worstError());
        assertTrue(summary.importance(0) > 0);
    }

    @Test
    void deepChainOfFewFeaturesEqualsTheDefinition() throws IOException {
        RandomTrees random = new RandomTrees(5, 9, 2);
        TreeEnsemble model = random.chain(64);
        FeatureBlock rows = random.rows(30);
        BruteForce oracle = new BruteForce(model);
        new TreeShap(model).explain(FeatureSource.of(rows), block -> {
            for (int r = 0; r < block.rows(); r++) {
                double[][] expected = oracle.explain(rows, (int) block.firstRow() + r);
                for (int f = 0; f < 9; f++) {
                    assertEquals(expected[0][f], block.value(r, 0, f), 1e-12);
                }
            }
        }, TWO);
    }

    @Test
    void aTreeOfOneLeafOnlyMovesTheBase() throws IOException {
        RandomTrees random = new RandomTrees(1, 3, 0);
        TreeEnsemble model = random.model(5, 0, 1, 1);
        TreeShap shap = new TreeShap(model);
        double[] margins = new double[4];
        model.margins(random.rows(4), margins);
        ShapSummary summary = shap.explain(FeatureSource.of(random.rows(4)), AttributionSink.none(), TWO);
        assertEquals(margins[0], shap.base()[0], 1e-15);
        assertEquals(0, summary.importance(0) + summary.importance(1) + summary.importance(2));
    }

    @Test
    void marginsAreThoseOfTheModel() throws IOException {
        RandomTrees random = new RandomTrees(3, 12, 4);
        TreeEnsemble model = random.model(50, 9, 3, 1);
        FeatureBlock rows = random.rows(500);
        double[] margins = new double[1500];
        model.margins(rows, margins);
        new TreeShap(model).explain(FeatureSource.of(rows), block -> {
            for (int r = 0; r < block.rows(); r++) {
                for (int k = 0; k < 3; k++) {
                    assertEquals(margins[(int) (block.firstRow() + r) * 3 + k], block.margin(r, k), 1e-13);
                }
            }
        }, TWO);
    }

    @Test
    void threadsBlocksAndOrderOfInputDoNotChangeAnyDigit() throws IOException {
        RandomTrees random = new RandomTrees(8, 12, 4);
        TreeEnsemble model = random.model(30, 9, 2, 1);
        FeatureBlock rows = random.rows(700);
        List<String> results = new ArrayList<>();
        for (ExplainOptions options : List.of(new ExplainOptions(1, 700), new ExplainOptions(3, 64), new ExplainOptions(2, 1))) {
            StringBuilder text = new StringBuilder();
            new TreeShap(model).explain(pieces(rows, 101), block -> {
                for (int r = 0; r < block.rows(); r++) {
                    for (int f = 0; f < 12; f++) {
                        text.append(block.value(r, 1, f)).append(' ');
                    }
                }
            }, options);
            results.add(text.toString());
        }
        assertEquals(results.get(0), results.get(1));
        assertEquals(results.get(0), results.get(2));
    }

    private static FeatureSource pieces(FeatureBlock rows, int size) {
        int[] at = new int[1];
        return () -> {
            if (at[0] >= rows.rows()) {
                return null;
            }
            int from = at[0];
            at[0] = Math.min(rows.rows(), from + size);
            return rows.slice(from, at[0]);
        };
    }

    @Test
    void failuresOfSourceAndSinkComeThrough() throws IOException {
        RandomTrees random = new RandomTrees(8, 3, 0);
        TreeShap shap = new TreeShap(random.model(3, 3, 1, 1));
        FeatureBlock rows = random.rows(1000);
        assertEquals(
                "disk full",
                assertThrows(IOException.class, () -> shap.explain(FeatureSource.of(rows), block -> {
                            throw new IOException("disk full");
                        }, TWO))
                        .getMessage());
        FeatureSource broken = () -> {
            throw new IOException("gone");
        };
        assertEquals(
                "gone", assertThrows(IOException.class, () -> shap.explain(broken, AttributionSink.none(), TWO)).getMessage());
        FeatureSource narrow = FeatureSource.of(FeatureBlock.ofColumns(new double[2][5]));
        assertThrows(IllegalArgumentException.class, () -> shap.explain(narrow, AttributionSink.none(), TWO));
    }

    @Test
    void quadratureIsExactForItsDegree() {
        for (int n = 1; n <= 40; n++) {
            GaussLegendre rule = GaussLegendre.of(n);
            for (int degree = 0; degree < 2 * n; degree++) {
                double sum = 0;
                for (int q = 0; q < n; q++) {
                    sum += rule.weights()[q] * Math.pow(rule.nodes()[q], degree);
                }
                assertEquals(1.0 / (degree + 1), sum, 1e-14);
            }
        }
    }
}
