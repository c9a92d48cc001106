package io.jenkins.plugins.mlops.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.cli.Explained;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that were misunderstood once, with the numbers of XGBoost, LightGBM, ONNX Runtime, scikit-learn and Fairlearn. */
class StepCasesTest {
    /** What LightGBM 4.7 predicts. */
    private static final String[] TOY = {
        "-21.30116357476347",
        "-10.803203734157792",
        "1.3197345145675878",
        "-17.18649570120446",
        "-0.9175618141072777",
        "-9.234014767952479"
    };

    @TempDir
    private Path folder;

    private Explained explain(String model, String data, String... options) {
        return Explained.run(folder, Explained.file("cases/" + model), Explained.file("cases/" + data), "y", options);
    }

    @Test
    void labelsOneAndTwoHaveNoPositiveClassUntilItIsNamed() throws IOException {
        String rule = "EqualOpportunityDifference \"g\" <= 0.15";
        assertTrue(
                explain("fair.json", "labels12.csv", "--sensitive", "g", "--rule", rule)
                        .refusal()
                        .startsWith(
                                "which class of target \"y\" is the positive one? It has the values \"1\" and \"2\", and the model file only knows 0 and 1"),
                "no guess");
        Explained two = explain("fair.json", "labels12.csv", "--sensitive", "g", "--rule", rule, "--positive", "2");
        Check check = two.check("equalopportunitydifference-g").orElseThrow();
        assertEquals(Verdict.FAILED, check.verdict());
        assertEquals(0.49338526342526934, ((Number) check.observed()).doubleValue(), 1e-9);
        assertEquals(0.9036559262130123, two.metric("auc"), 1e-9);
        assertEquals("2 (given with --positive)", two.fact("positive class"));
        assertEquals("two-class classification (by the objective binary:logistic)", two.fact("task"));
        assertTrue(two.said().contains("positive class 2 (given with --positive)"), two.said());
        assertEquals(
                1 - 0.9036559262130123,
                explain("fair.json", "labels12.csv", "--rule", "Auc >= 0", "--positive", "1")
                        .metric("auc"),
                1e-9);
    }

    @Test
    void twoIndependentTargetsAreNoTwoClassModel() throws IOException {
        assertEquals(
                "the model predicts 2 labels that are independent of each other (by the objective binary:logistic); say which one"
                        + " to explain with --output 0 or --output 1 (in a Pipeline output: '...')",
                explain("multilabel2-xgb.json", "multilabel2-xgb.parquet", "--rule", "Auc >= 0")
                        .refusal());
        for (int output = 0; output < 2; output++) {
            Explained one = explain(
                    "multilabel2-xgb.json",
                    "multilabel2-xgb.parquet",
                    "--rule",
                    "Auc >= 0",
                    "--output",
                    String.valueOf(output));
            assertEquals(new double[] {0.45807476729056146, 0.4496171554398959}[output], one.metric("auc"), 1e-9);
            assertEquals(output + " of 2, numbered from 0 (given with --output)", one.fact("output"));
        }
        assertEquals(
                "the model has no output \"2\"; its outputs are 0 or 1",
                explain("multilabel2-xgb.json", "multilabel2-xgb.parquet", "--rule", "Auc >= 0", "--output", "2")
                        .refusal());
    }

    @Test
    void aWholeNumberCategoryMayBeWrittenAsAFloat() throws IOException {
        Explained explained = explain("int-category-lgb.txt", "int-category-float.csv", "--rule", "Brier <= 0.11");
        assertEquals(0.10009827191899308, explained.metric("brier"), 1e-12);
        assertEquals(0, explained.exit());
        assertTrue(explained.check("unseen-categories-k").isEmpty());
    }

    @Test
    void theBestRoundIsTheLastInUse() throws IOException {
        Explained best = explain("early.json", "early.csv", "--rule", "LogLoss <= 0.65");
        assertEquals(0.6154171824455261, best.metric("logLoss"), 1e-7);
        assertEquals(
                "2 of 22 (the best round of early stopping, best_iteration in the model file)", best.fact("rounds"));
        assertEquals(2L, best.fact("trees"));
        Explained all = explain("early.json", "early.csv", "--rule", "LogLoss <= 0.65", "--rounds", "all");
        assertEquals(0.7632697820663452, all.metric("logLoss"), 1e-7);
        assertEquals("22 of 22 (given with --rounds)", all.fact("rounds"));
        assertTrue(explain("early.json", "early.csv", "--rule", "LogLoss <= 0.65", "--rounds", "23")
                .refusal()
                .contains("a number from 1 to 22"));
    }

    @Test
    void blanksThatLightgbmMadeUnderscoresAreFound() throws IOException {
        Explained explained = explain("ws_l.txt", "ws_l.csv", "--rule", "ImportanceShare \"my col\" >= 0.5");
        assertEquals(0.9407702389353765, explained.metric("auc"), 1e-9);
        assertEquals(
                Verdict.PASSED,
                explained.check("importanceshare-my-col").orElseThrow().verdict());
        assertTrue(explained
                .section("model")
                .get("notes")
                .toString()
                .contains(
                        "LightGBM writes blanks in names as underscores: \"my_col\" is the data's column \"my col\""));
    }

    @Test
    void aBlankInFrontBelongsToTheName() throws IOException {
        Explained explained = explain("space.json", "space.csv", "--rule", "Auc >= 0.5");
        assertEquals(0.8634930322449395, explained.metric("auc"), 1e-9);
    }

    @Test
    void aSumOfFloatsIsAProbability() throws IOException {
        Explained explained = explain("rf15.onnx", "rf15.parquet", "--rule", "Brier <= 1");
        assertEquals(0.07162809718755818, explained.metric("brier"), 1e-7);
        assertEquals(0, explained.exit());
    }

    @Test
    void logOddsBelongToAClassifier() throws IOException {
        Explained explained = explain("binary_logitraw.json", "binary_logitraw.parquet", "--rule", "Auc >= 0.97");
        assertEquals(0.9721121035728623, explained.metric("auc"), 1e-7);
        assertEquals(0.30121424339742137, explained.metric("logLoss"), 1e-6);
        assertTrue(explained.fact("measured on").toString().startsWith("probabilities, 1 / (1 + exp(-x))"));
    }

    @Test
    void theValueThatMeansMissingCanBeSaid() throws IOException {
        assertEquals(
                0.7149547511312218,
                explain("miss999.json", "miss999.csv", "--rule", "Auc >= 0.5").metric("auc"),
                1e-7);
        Explained explained =
                explain("miss999.json", "miss999.csv", "--rule", "Auc >= 0.75", "--missing-value", "-999");
        assertEquals(0.8138009049773756, explained.metric("auc"), 1e-7);
        assertEquals("-999, in 100 values of features (given with --missing-value)", explained.fact("missing value"));
    }

    @Test
    void aFileOfVersionTwoIsWholeWithoutItsLastLines() throws IOException {
        Path data = Files.writeString(
                folder.resolve("toy.csv"),
                "Column_0,Column_1,y,p\n0,0,1,%s\n1,1,2,%s\n2,4,3,%s\n0,3,4,%s\n2,2,5,%s\n1,3,6,%s\n"
                        .formatted((Object[]) TOY));
        Explained explained = Explained.run(
                folder,
                Explained.file("cases/treelite-toy_categorical_model.txt"),
                data,
                "y",
                "--rule",
                "Rmse >= 0",
                "--prediction",
                "p");
        assertEquals(
                Verdict.PASSED,
                explained.check("recorded-predictions").orElseThrow().verdict(),
                explained.said());
        assertEquals(30L, explained.fact("trees"));
    }
}
