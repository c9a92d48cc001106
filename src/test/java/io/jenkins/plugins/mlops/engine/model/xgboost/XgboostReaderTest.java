package io.jenkins.plugins.mlops.engine.model.xgboost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.ServingInfo;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models made by src/test/fixtures/xgboost_models.py. XGBoost adds up in float, hence the tolerances. */
class XgboostReaderTest {
    private static TreeEnsemble read(String file) throws IOException {
        return (TreeEnsemble) ModelReader.read(Expected.file("xgboost/" + file));
    }

    private static Expected expected(String file) throws IOException {
        return Expected.read("xgboost/" + file.substring(0, file.indexOf('.')) + ".expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regression.json",
                "regression.ubj",
                "binary.json",
                "binary.ubj",
                "multi.json",
                "multi.ubj",
                "categories.json",
                "categories.ubj",
                "one-hot.json",
                "dart.json",
                "forest.json",
                "targets.json",
                "2-binary.json",
                "2-multi.json",
                "count-poisson.json",
                "reg-gamma.json",
                "reg-tweedie.json",
                "reg-absoluteerror.json",
                "reg-pseudohubererror.json",
                "reg-squaredlogerror.json",
                "reg-logistic.json",
                "binary-logitraw.json",
                "binary-hinge.json",
                "survival-cox.json",
                "rank-pairwise.json"
            })
    void predictsAndAttributesLikeTheLibrary(String file) throws IOException {
        TreeEnsemble model = read(file);
        expected(file).assertPredictions(model, 1e-6);
        expected(file).assertContributions(model, 1, 2e-6);
    }

    @Test
    void leavesOfSeveralNumbersPredictLikeTheLibrary() throws IOException {
        expected("vector-leaf.json").assertPredictions(read("vector-leaf.json"), 1e-6);
    }

    @Test
    void theFirstRoundsAloneAreWhatEarlyStoppingMeans() throws IOException {
        TreeEnsemble whole = read("early-stop.json");
        int best = whole.info().serving().bestRound();
        assertTrue(best > 0 && best + 1 < whole.trees().size());
        TreeEnsemble first = whole.firstIterations(best + 1);
        assertEquals(best + 1, first.trees().size());
        expected("early-stop.json").assertPredictions(first, 1e-6);
        expected("early-stop.json").assertContributions(first, 1, 2e-6);
        assertThrows(
                IllegalArgumentException.class,
                () -> whole.firstIterations(whole.trees().size() + 1));
        assertThrows(IllegalArgumentException.class, () -> whole.firstIterations(0));
    }

    @ParameterizedTest
    @CsvSource({
        "regression.json,XGBoost JSON,XGBoost 3.2.0,reg:squarederror",
        "binary.ubj,XGBoost UBJSON,XGBoost 3.2.0,binary:logistic",
        "2-multi.json,XGBoost JSON,XGBoost 2.1.4,multi:softprob"
    })
    void saysWhatItRead(String file, String format, String producer, String objective) throws IOException {
        TreeEnsemble model = read(file);
        assertEquals(format, model.info().format());
        assertEquals(producer, model.info().producer());
        assertEquals(objective, model.info().objective());
        assertEquals(
                List.of("lncoins", "idp", "lpi", "fmde", "physlm", "disea"),
                model.features().stream().map(Feature::name).toList());
    }

    @Test
    void saysHowTheModelIsServed() throws IOException {
        ServingInfo old = read("../../explain/meaning/old-wrapper.json").info().serving();
        assertEquals(-999, old.missing());
        assertTrue(old.byWrapper() && old.bestRound() >= 0);
        assertEquals(
                List.of("no", "yes"),
                read("../../explain/meaning/old-wrapper.json").info().classes());
        TreeEnsemble forest = read("../../explain/meaning/old-forest.json");
        assertEquals(2 * forest.rounds(), forest.trees().size(), "two trees a round, by best_ntree_limit");
        assertEquals(
                new ServingInfo(-1, false, Double.NaN),
                read("binary.json").info().serving());
        assertEquals(
                List.of("0.1", "0.5", "0.9"),
                read("../../explain/meaning/quantiles.json").info().output().names());
    }

    @Test
    void namesCategories() throws IOException {
        TreeEnsemble model = read("categories.json");
        assertEquals(
                List.of("excellent", "fair", "good", "poor"),
                model.features().get(0).categories());
        assertEquals(Feature.Kind.CATEGORY, model.features().get(1).kind());
        assertEquals(Feature.number("lpi"), model.features().get(2));
        assertEquals(model.features(), read("categories.ubj").features());
    }

    @ParameterizedTest
    @ValueSource(strings = {"regression", "binary", "multi", "categories"})
    void bothFormatsGiveTheSameModel(String name) throws IOException {
        TreeEnsemble json = read(name + ".json");
        FeatureBlock rows = expected(name + ".json").rows(json, "rows");
        double[] first = new double[rows.rows() * json.outputs()];
        double[] second = first.clone();
        json.margins(rows, first);
        read(name + ".ubj").margins(rows, second);
        assertArrayEquals(first, second);
    }
}
