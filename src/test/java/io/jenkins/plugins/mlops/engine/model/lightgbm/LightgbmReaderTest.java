package io.jenkins.plugins.mlops.engine.model.lightgbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models made by src/test/fixtures/lightgbm_models.py. */
class LightgbmReaderTest {
    private static TreeEnsemble read(String name) throws IOException {
        return (TreeEnsemble) ModelReader.read(Expected.file("lightgbm/" + name + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binary",
                "regression",
                "zero_as_missing",
                "no_missing",
                "never_missing",
                "sqrt",
                "poisson",
                "gamma",
                "tweedie",
                "l1",
                "multiclass",
                "multiclassova",
                "cross_entropy",
                "cross_entropy_lambda",
                "dart",
                "constant",
                "stump",
                "unnamed",
                "categories",
                "pandas",
                "pandas_ordered",
                "custom"
            })
    void predictsAndAttributesLikeTheLibrary(String name) throws IOException {
        TreeEnsemble model = read(name);
        Expected expected = Expected.read("lightgbm/" + name + ".json");
        expected.assertPredictions(model, 1e-14);
        expected.assertContributions(model, 1, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forest", "forest_regression"})
    void aForestPredictsTheMeanOfItsTrees(String name) throws IOException {
        TreeEnsemble model = read(name);
        Expected expected = Expected.read("lightgbm/" + name + ".json");
        expected.assertPredictions(model, 1e-14);
        // The library attributes the sum of the trees, which is not what it predicts.
        expected.assertContributions(model, 1.0 / model.trees().size(), 1e-12);
    }

    @Test
    void saysWhatTheFileSays() throws IOException {
        TreeEnsemble model = read("binary");
        assertEquals("LightGBM text", model.info().format());
        assertEquals("binary", model.info().objective());
        assertEquals(Link.SIGMOID, model.info().link());
        assertEquals(1.7, model.info().linkFactor());
        assertEquals(
                List.of("age", "income", "debt", "visits", "größe", "x_y"),
                model.features().stream().map(Feature::name).toList());
        assertEquals(6, model.trees().size());
        assertEquals(2, model.firstIterations(2).trees().size());
        assertTrue(model.hasCover());
        assertEquals("Column_3", read("unnamed").features().get(3).name());
    }

    @Test
    void namesOfCategoriesComeFromPandas() throws IOException {
        List<Feature> features = read("pandas").features();
        assertEquals(Feature.number("age"), features.get(0));
        assertEquals(
                List.of("Bonn", "Köln", "New York", "Oslo"), features.get(1).categories());
        assertEquals(List.of("1", "2", "3", "7"), features.get(2).categories());
    }

    @Test
    void namesThatCouldBelongToAnotherColumnAreNotUsed() throws IOException {
        TreeEnsemble model = read("pandas_ordered");
        assertTrue(model.features().stream()
                .allMatch(feature -> feature.categories().isEmpty()));
        assertTrue(
                model.info().notes().get(0).contains("3 columns"),
                model.info().notes().toString());
    }
}
