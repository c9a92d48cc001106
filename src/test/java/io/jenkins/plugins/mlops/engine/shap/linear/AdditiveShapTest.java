package io.jenkins.plugins.mlops.engine.shap.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.AdditiveModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import io.jenkins.plugins.mlops.engine.model.ServingInfo;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdditiveShapTest {
    /** Margins 1 + 2 a + max(b, 0) - 3 b and -1 - a + 5 b; c has no part in either. */
    private static final AdditiveModel MODEL = new AdditiveModel(
            new ModelInfo(
                    "test", "", "linear", OutputInfo.of(Meaning.NUMBER, Link.IDENTITY), ServingInfo.NONE, List.of()),
            List.of(Feature.number("a"), Feature.number("b"), Feature.number("c")),
            List.of(
                    new AdditiveModel.Term(0, x -> x, new double[] {2, -1}),
                    new AdditiveModel.Term(1, x -> Math.max(x, 0), new double[] {1, 0}),
                    new AdditiveModel.Term(1, x -> x, new double[] {-3, 5})),
            new double[] {1, -1});

    private static FeatureBlock block(double[]... rows) {
        return FeatureBlock.ofRows(rows);
    }

    @Test
    void aPartCountsAgainstItsMeanOverTheBackground() throws IOException {
        AdditiveShap shap =
                new AdditiveShap(MODEL, FeatureSource.of(block(new double[] {0, -2, 9}, new double[] {4, 6, 9})));
        // Mean parts: a 4 and -2; b 3 - 6 = -3 and 10.
        assertArrayEquals(new double[] {1 + 4 - 3, -1 - 2 + 10}, shap.base());
        List<double[]> seen = new ArrayList<>();
        ShapSummary summary = shap.explain(
                FeatureSource.of(block(new double[] {1, 2, 3})),
                b -> seen.add(new double[] {
                    b.value(0, 0, 0),
                    b.value(0, 0, 1),
                    b.value(0, 0, 2),
                    b.value(0, 1, 0),
                    b.value(0, 1, 1),
                    b.value(0, 1, 2),
                    b.margin(0, 0),
                    b.margin(0, 1)
                }),
                new ExplainOptions(1, 8));
        assertArrayEquals(new double[] {2 - 4, -4 + 3, 0, -1 + 2, 10 - 10, 0, -1, 8}, seen.get(0));
        assertEquals(List.of("Attributions are against the mean of 2 background rows."), summary.notes());
        assertTrue(summary.additive());
    }

    @Test
    void attributionsOfTheBackgroundItselfHaveMeanZeroAndAddUp() throws IOException {
        Random random = new Random(4);
        double[][] rows = new double[700][3];
        for (double[] row : rows) {
            for (int f = 0; f < 3; f++) {
                row[f] = random.nextGaussian();
            }
        }
        AdditiveShap shap = new AdditiveShap(MODEL, FeatureSource.of(block(rows)));
        ShapSummary summary =
                shap.explain(FeatureSource.of(block(rows)), AttributionSink.none(), new ExplainOptions(3, 64));
        assertEquals(700, summary.rows());
        assertTrue(summary.worstError() < 1e-13, "worst error " + summary.worstError());
        for (int f = 0; f < 3; f++) {
            assertEquals(0, summary.mean()[0][f], 1e-13);
        }
        assertTrue(summary.importance(0) > 1);
        assertEquals(0, summary.importance(2));
    }

    @Test
    void noBackgroundIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new AdditiveShap(MODEL, FeatureSource.of(FeatureBlock.ofColumns(new double[3][0]))));
    }
}
