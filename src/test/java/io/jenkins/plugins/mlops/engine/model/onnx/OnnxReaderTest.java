package io.jenkins.plugins.mlops.engine.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.AdditiveModel;
import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.FeatureSource;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import io.jenkins.plugins.mlops.engine.shap.tree.TreeShap;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models made by src/test/fixtures/onnx_models.py. */
class OnnxReaderTest {
    /** ONNX Runtime adds up in float. */
    private static final double FLOAT = 1e-6;

    private static Model read(String name) throws IOException {
        return ModelReader.read(Expected.file("onnx/" + name + ".onnx"));
    }

    private static List<String> names(Model model) {
        return model.features().stream().map(Feature::name).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forest",
                "forest_double",
                "forest_three",
                "extra_trees",
                "tree_three",
                "tree_regression",
                "boosted",
                "boosted_three",
                "boosted_regression",
                "logistic",
                "logistic_three",
                "scaled_logistic",
                "linear",
                "linear_two",
                "minmax_ridge",
                "clipped_ridge",
                "robust_tree",
                "imputed_forest",
                "columns_logistic",
                "columns_logistic_three",
                "columns_forest",
                "columns_dropped",
                "columns_ordinal",
                "modes",
                "modes_missing",
                "modes_scaled",
                "post_none",
                "post_logistic",
                "post_softmax",
                "post_softmax_zero",
                "post_probit",
                "one_score"
            })
    void predictsLikeTheRuntime(String name) throws IOException {
        Expected.read("onnx/" + name + ".json").assertPredictions(read(name), FLOAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forest", "extra_trees", "tree_three", "tree_regression", "boosted", "boosted_regression"})
    void attributesLikeShapOnceCoversAreCountedOnTheTrainingRows(String name) throws IOException {
        TreeEnsemble model = (TreeEnsemble) read(name);
        Expected expected = Expected.read("onnx/" + name + ".json");
        assertFalse(model.hasCover());
        assertThrows(IllegalArgumentException.class, () -> new TreeShap(model));
        TreeEnsemble counted = model.withCoverFrom(FeatureSource.of(expected.rows(model, "training")));
        expected.assertContributions(counted, 1, FLOAT);
        assertTrue(
                counted.info().notes().get(0).contains("150 reference rows"),
                counted.info().notes().toString());
    }

    @Test
    void saysWhatTheFileSays() throws IOException {
        Model model = read("extra_trees");
        assertEquals("ONNX", model.info().format());
        assertEquals("TreeEnsembleClassifier", model.info().objective());
        assertTrue(
                model.info().producer().startsWith("skl2onnx 1."), model.info().producer());
        assertEquals(List.of("no", "yes"), model.info().classes());
        assertEquals(Link.IDENTITY, model.info().link());
        assertEquals(1, model.outputs());
        assertEquals(List.of("f0", "f1", "f2", "f3"), names(model));
        assertEquals(Link.SOFTMAX, read("logistic_three").info().link());
    }

    @Test
    void namedInputsAreFeaturesAndTextsCategories() throws IOException {
        Model model = read("columns_logistic");
        assertInstanceOf(AdditiveModel.class, model);
        assertEquals(List.of("age", "income", "city", "rooms"), names(model));
        assertEquals(
                List.of("Bonn", "Köln", "New York", "Oslo"),
                model.features().get(2).categories());
        assertEquals(Feature.Kind.NUMBER, model.features().get(0).kind());
    }

    @Test
    void namesMayComeFromTheFilesMetadata() throws IOException {
        assertEquals(List.of("age", "income", "debt", "visits"), names(read("one_score")));
    }

    @Test
    void twoMirroredScoresBecomeOne() throws IOException {
        assertEquals(1, read("logistic").outputs());
        assertEquals(Link.SIGMOID, read("logistic").info().link());
    }
}
