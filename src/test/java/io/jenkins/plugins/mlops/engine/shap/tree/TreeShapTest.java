package io.jenkins.plugins.mlops.engine.shap.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.RandomTrees;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionBlock;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTree;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTrees;
import io.jenkins.plugins.mlops.engine.shap.walk.GaussLegendre;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeShapTest {
    private static final ExplainOptions TWO = new ExplainOptions(2, 64);

    /** The two ways to explain, which have to agree with the definition alike. */
    enum Way {
        WALK {
            @Override
            PatternChoice choice(TreeShap shap) {
                return PatternChoice.none(shap);
            }
        },
        TABLES {
            @Override
            PatternChoice choice(TreeShap shap) {
                return PatternChoice.of(shap, Long.MAX_VALUE, (plan, tree) -> true);
            }
        },
        /** The first trees by tables, until these take 64 kB, and the others by walking. */
        MIXED {
            @Override
            PatternChoice choice(TreeShap shap) {
                return PatternChoice.of(shap, 1 << 16, (plan, tree) -> true);
            }
        };

        abstract PatternChoice choice(TreeShap shap);

        ShapSummary explain(TreeEnsemble model, FeatureBlock rows, AttributionSink sink) throws IOException {
            TreeShap shap = new TreeShap(model);
            return shap.explain(FeatureSource.of(rows), sink, TWO, choice(shap));
        }
    }

    private static void requireDefinition(TreeEnsemble model, FeatureBlock rows, Way way) throws IOException {
        BruteForce oracle = new BruteForce(model);
        int[] seen = new int[1];
        way.explain(model, rows, block -> {
            for (int r = 0; r < block.rows(); r++) {
                double[][] expected = oracle.explain(rows, (int) block.firstRow() + r);
                for (int k = 0; k < block.outputs(); k++) {
                    for (int f = 0; f < block.features(); f++) {
                        assertEquals(expected[k][f], block.value(r, k, f), 1e-12);
                    }
                    assertEquals(expected[k][block.features()], block.base(k), 1e-12);
                }
                seen[0]++;
            }
        });
        assertEquals(rows.rows(), seen[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1,1,1",
        "2,3,4,1,1",
        "3,5,6,1,1",
        "4,6,3,3,1",
        "5,8,7,2,2",
        "6,8,12,1,1",
        "7,2,9,1,1",
        "8,7,10,3,3",
        "9,9,5,1,1",
        "10,10,14,1,1"
    })
    void equalsTheDefinition(long seed, int features, int depth, int outputs, int width) throws IOException {
        for (Way way : Way.values()) {
            RandomTrees random = new RandomTrees(seed, features, features / 3);
            requireDefinition(random.model(12, depth, outputs, width), random.rows(40), way);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26})
    void anyModelEqualsTheDefinitionByTables(long seed) throws IOException {
        Random choice = new Random(seed);
        int features = 1 + choice.nextInt(8);
        int outputs = 1 + choice.nextInt(3);
        RandomTrees random = new RandomTrees(seed, features, choice.nextInt(features + 1));
        TreeEnsemble model =
                random.model(1 + choice.nextInt(20), choice.nextInt(9), outputs, choice.nextBoolean() ? 1 : outputs);
        requireDefinition(model, random.rows(20 + choice.nextInt(60)), Way.TABLES);
    }

    @Test
    void thousandsOfTreesEqualTheDefinition() throws IOException {
        RandomTrees random = new RandomTrees(21, 6, 2);
        TreeEnsemble model = random.model(3000, 4, 1, 1);
        FeatureBlock rows = random.rows(6);
        requireDefinition(model, rows, Way.TABLES);
        requireDefinition(model, rows, Way.MIXED);
    }

    @Test
    void tablesAndWalkAgreeOnManyRowsInAnyNumberOfPieces() throws IOException {
        RandomTrees random = new RandomTrees(31, 20, 5);
        TreeEnsemble model = random.model(40, 7, 2, 1);
        FeatureBlock rows = random.rows(9001);
        double[][] walked = new double[9001][];
        Way.WALK.explain(model, rows, block -> copy(block, walked));
        TreeShap shap = new TreeShap(model);
        PatternChoice tables = Way.TABLES.choice(shap);
        for (int size : new int[] {9001, 4097, 511, 70}) {
            double[][] looked = new double[9001][];
            ShapSummary summary = shap.explain(pieces(rows, size), block -> copy(block, looked), TWO, tables);
            assertTrue(summary.worstError() < 1e-12, "worst error " + summary.worstError());
            for (int r = 0; r < 9001; r++) {
                assertArrayEquals(walked[r], looked[r], 1e-12);
            }
        }
    }

    private static void copy(AttributionBlock block, double[][] target) {
        for (int r = 0; r < block.rows(); r++) {
            double[] row = new double[block.outputs() * (block.features() + 1)];
            for (int k = 0; k < block.outputs(); k++) {
                for (int f = 0; f < block.features(); f++) {
                    row[k * (block.features() + 1) + f] = block.value(r, k, f);
                }
                row[k * (block.features() + 1) + block.features()] = block.margin(r, k);
            }
            target[(int) block.firstRow() + r] = row;
        }
    }

    @Test
    void someTreesGetTablesAndOthersDoNot() throws IOException {
        RandomTrees random = new RandomTrees(2, 16, 4);
        TreeShap shap = new TreeShap(random.model(60, 7, 1, 1));
        PatternTrees all = Way.TABLES.choice(shap).build(shap, 1);
        assertEquals(60, all.tabled().size() + all.walked().size());
        assertTrue(
                all.tabled().size() > 5 && all.walked().size() > 5, all.tabled().size() + " of 60 have tables");
        PatternTrees bounded = Way.MIXED.choice(shap).build(shap, 1);
        assertTrue(bounded.tabled().size() < all.tabled().size()
                && bounded.tabled().stream().mapToLong(PatternTree::size).sum() * 8 <= 1 << 16);
        assertTrue(Way.WALK.choice(shap).build(shap, 1).tabled().isEmpty());
        assertTrue(PatternChoice.of(shap, 1).build(shap, 1).tabled().isEmpty(), "tables for one row");
        assertTrue(!PatternChoice.of(shap, -1).build(shap, 1).tabled().isEmpty(), "no tables for many rows");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 11, 16, 17, 63, 64, 200})
    void chainsOfAnyDepthAddUp(int depth) throws IOException {
        RandomTrees random = new RandomTrees(depth, 70, 0);
        TreeEnsemble model = random.chain(depth);
        FeatureBlock rows = random.rows(300);
        for (Way way : Way.values()) {
            ShapSummary summary = way.explain(model, rows, AttributionSink.none());
            assertEquals(300, summary.rows());
            assertTrue(summary.worstError() < 1e-12, "worst error " + summary.worstError());
            assertTrue(summary.importance(0) > 0);
        }
    }

    @Test
    void deepChainOfFewFeaturesEqualsTheDefinition() throws IOException {
        RandomTrees random = new RandomTrees(5, 9, 2);
        TreeEnsemble model = random.chain(64);
        requireDefinition(model, random.rows(30), Way.WALK);
        requireDefinition(model, random.rows(30), Way.TABLES);
    }

    @Test
    void deepChainsOfFewFeaturesHaveTables() throws IOException {
        for (int depth : new int[] {1, 3, 9, 64}) {
            RandomTrees random = new RandomTrees(depth, 4, 1);
            TreeEnsemble model = random.chain(depth);
            TreeShap shap = new TreeShap(model);
            assertEquals(1, Way.TABLES.choice(shap).build(shap, 1).tabled().size());
            requireDefinition(model, random.rows(50), Way.TABLES);
        }
    }

    @Test
    void aTreeOfOneLeafOnlyMovesTheBase() throws IOException {
        RandomTrees random = new RandomTrees(1, 3, 0);
        TreeEnsemble model = random.model(5, 0, 1, 1);
        double[] margins = new double[4];
        model.margins(random.rows(4), margins);
        ShapSummary summary = Way.TABLES.explain(model, random.rows(4), AttributionSink.none());
        assertEquals(margins[0], new TreeShap(model).base()[0], 1e-15);
        assertEquals(0, summary.importance(0) + summary.importance(1) + summary.importance(2));
    }

    @Test
    void marginsAreThoseOfTheModel() throws IOException {
        RandomTrees random = new RandomTrees(3, 12, 4);
        TreeEnsemble model = random.model(50, 9, 3, 1);
        FeatureBlock rows = random.rows(500);
        double[] margins = new double[1500];
        model.margins(rows, margins);
        new TreeShap(model)
                .explain(
                        FeatureSource.of(rows),
                        block -> {
                            for (int r = 0; r < block.rows(); r++) {
                                for (int k = 0; k < 3; k++) {
                                    assertEquals(
                                            margins[(int) (block.firstRow() + r) * 3 + k], block.margin(r, k), 1e-13);
                                }
                            }
                        },
                        TWO);
    }

    @Test
    void threadsBlocksAndOrderOfInputDoNotChangeAnyDigit() throws IOException {
        RandomTrees random = new RandomTrees(8, 12, 4);
        TreeEnsemble model = random.model(30, 9, 2, 1);
        FeatureBlock rows = random.rows(700);
        List<String> results = new ArrayList<>();
        for (ExplainOptions options :
                List.of(new ExplainOptions(1, 700), new ExplainOptions(3, 64), new ExplainOptions(2, 1))) {
            StringBuilder text = new StringBuilder();
            new TreeShap(model)
                    .explain(
                            pieces(rows, 101),
                            block -> {
                                for (int r = 0; r < block.rows(); r++) {
                                    for (int f = 0; f < 12; f++) {
                                        text.append(block.value(r, 1, f)).append(' ');
                                    }
                                }
                            },
                            options);
            results.add(text.toString());
        }
        assertEquals(results.get(0), results.get(1));
        assertEquals(results.get(0), results.get(2));
    }

    @Test
    void aBlockTooWideForItsMemoryHasNoTables() throws IOException {
        RandomTrees random = new RandomTrees(3, 200, 0);
        TreeEnsemble model = random.model(60, 3, 400, 400);
        TreeShap shap = new TreeShap(model);
        assertTrue(shap.usedFeatures().length > 50);
        assertTrue(Way.TABLES.choice(shap).build(shap, 1).tabled().isEmpty());
        assertTrue(Way.TABLES
                .explain(model, random.rows(3), AttributionSink.none())
                .additive());
    }

    @Test
    void rowsWithTablesDoNotDependOnThreadsOrPieces() throws IOException {
        RandomTrees random = new RandomTrees(8, 12, 4);
        TreeShap shap = new TreeShap(random.model(30, 5, 2, 1));
        FeatureBlock rows = random.rows(5000);
        List<double[][]> results = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            double[][] result = new double[5000][];
            shap.explain(
                    pieces(rows, 1 + 700 * threads),
                    block -> copy(block, result),
                    new ExplainOptions(threads, 64),
                    Way.TABLES.choice(shap));
            results.add(result);
        }
        for (int r = 0; r < 5000; r++) {
            assertArrayEquals(results.get(0)[r], results.get(1)[r]);
            assertArrayEquals(results.get(0)[r], results.get(2)[r]);
        }
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
                assertThrows(
                                IOException.class,
                                () -> shap.explain(
                                        FeatureSource.of(rows),
                                        block -> {
                                            throw new IOException("disk full");
                                        },
                                        TWO))
                        .getMessage());
        FeatureSource broken = () -> {
            throw new IOException("gone");
        };
        assertEquals(
                "gone",
                assertThrows(IOException.class, () -> shap.explain(broken, AttributionSink.none(), TWO))
                        .getMessage());
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
