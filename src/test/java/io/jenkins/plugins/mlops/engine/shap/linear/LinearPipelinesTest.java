package io.jenkins.plugins.mlops.engine.shap.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.AdditiveModel;
import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.shap.game.BlackBoxOptions;
import io.jenkins.plugins.mlops.engine.shap.game.BlackBoxShap;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Linear models behind scalers, imputers and encoders: what their formula attributes to the inputs is what going through all coalitions of the inputs
 * does.
 */
class LinearPipelinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear",
                "minmax_ridge",
                "clipped_ridge",
                "logistic_three",
                "scaled_logistic",
                "columns_logistic",
                "columns_logistic_three"
            })
    void theFormulaGivesTheShapleyValuesOfTheInputs(String name) throws IOException {
        AdditiveModel model = (AdditiveModel) ModelReader.read(Expected.file("onnx/" + name + ".onnx"));
        FeatureBlock rows = Expected.read("onnx/" + name + ".json").rows(model, "rows");
        FeatureBlock background = rows.slice(0, 12);
        AdditiveShap formula = new AdditiveShap(model, FeatureSource.of(background));
        BlackBoxShap definition = new BlackBoxShap(model, FeatureSource.of(background), BlackBoxOptions.USUAL);
        assertArrayEquals(definition.base(), formula.base(), 1e-12);
        int features = model.features().size();
        double[][][] expected = new double[rows.rows()][model.outputs()][features];
        ShapSummary summary = definition.explain(
                FeatureSource.of(rows),
                block -> {
                    for (int r = 0; r < block.rows(); r++) {
                        for (int k = 0; k < block.outputs(); k++) {
                            for (int f = 0; f < features; f++) {
                                expected[(int) block.firstRow() + r][k][f] = block.value(r, k, f);
                            }
                        }
                    }
                },
                new ExplainOptions(1, 64));
        assertTrue(summary.worstError() < 1e-12, "worst error " + summary.worstError());
        formula.explain(
                FeatureSource.of(rows),
                block -> {
                    for (int r = 0; r < block.rows(); r++) {
                        for (int k = 0; k < block.outputs(); k++) {
                            for (int f = 0; f < features; f++) {
                                double value = expected[(int) block.firstRow() + r][k][f];
                                assertEquals(
                                        value,
                                        block.value(r, k, f),
                                        1e-12 * Math.max(1, Math.abs(value)),
                                        "row " + r + " output " + k + " feature " + f);
                            }
                        }
                    }
                },
                new ExplainOptions(1, 64));
    }
}
