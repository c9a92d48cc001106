package io.jenkins.plugins.mlops.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.DataSelection;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.OutputOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.ServingOptions;
import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.shap.game.BlackBoxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of each format from file to result document. */
class ExplainerFormatsTest {
    @TempDir
    private Path folder;

    /** Rows of numbers under the given names, with a target y that follows the first column. */
    private Path data(String... columns) throws IOException {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append(",y\n");
        for (int r = 0; r < 300; r++) {
            double first = 0;
            for (int c = 0; c < columns.length; c++) {
                double value = random.nextGaussian();
                first = c == 0 ? value : first;
                csv.append(
                                columns[c].equals("group")
                                        ? (r % 2 == 0 ? "a" : "b")
                                        : String.format(Locale.ROOT, "%.4f", value))
                        .append(',');
            }
            csv.append(first + random.nextGaussian() / 2 > 0 ? 1 : 0).append('\n');
        }
        return Files.writeString(folder.resolve("data.csv"), csv);
    }

    private ResultDocument explain(String model, Path data, List<String> sensitive, String... features)
            throws IOException {
        return explain(model, data, sensitive, "1", features);
    }

    private ResultDocument explain(String model, Path data, List<String> sensitive, String positive, String[] features)
            throws IOException {
        ExplainRequest request = new ExplainRequest(
                new ModelSelection(
                        Expected.file(model).toString(),
                        List.of(features),
                        new OutputOptions(null, null, positive, null),
                        ServingOptions.NONE),
                new DataSelection(InputFiles.anywhere(), List.of(data.toString()), new ReadOptions(null, null)),
                new ExplainedColumns("y", sensitive, List.of()),
                new ExplanationOptions(List.of("Auc >= 0.6"), null, List.of(), null, BlackBoxOptions.USUAL),
                new EngineLimits(256L << 20, 2),
                Instant.EPOCH);
        return new Explainer(request, Progress.SILENT).run();
    }

    private static Map<?, ?> section(ResultDocument document, String type) {
        return document.sections().stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .map(Section::data)
                .orElseThrow();
    }

    private static Map<?, ?> model(ResultDocument document) {
        return section(document, "model");
    }

    private static Map<?, ?> facts(ResultDocument document) {
        return (Map<?, ?>) model(document).get("facts");
    }

    private static Verdict verdict(ResultDocument document, String id) {
        return document.checks().stream()
                .filter(check -> check.id().equals(id))
                .map(Check::verdict)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLinearModelIsExplainedAgainstTheMeanOfTheData() throws IOException {
        // The file names its classes no and yes, the data have 0 and 1.
        ResultDocument document = explain(
                "onnx/one_score.onnx", data("visits", "debt", "income", "age"), List.of(), "1=yes", new String[0]);
        assertEquals(Verdict.PASSED, verdict(document, "additivity"));
        assertEquals(
                List.of("Attributions are against the mean of 300 background rows."),
                model(document).get("notes"));
        assertEquals("ONNX", facts(document).get("format"));
        assertTrue(
                document.metrics().get("share.visits") > document.metrics().get("share.income"),
                document.metrics().toString());
    }

    @Test
    void aForestWithoutNamesTakesTheColumnsInTheirOrderAndCountsItsCovers() throws IOException {
        ResultDocument document =
                explain("onnx/forest.onnx", data("age", "group", "income", "debt", "visits"), List.of("group"));
        assertEquals(Verdict.PASSED, verdict(document, "additivity"));
        String notes = model(document).get("notes").toString();
        assertTrue(notes.contains("its 4 features were taken to be the data's columns in their order"), notes);
        assertTrue(notes.contains("counted on 300 reference rows"), notes);
        assertTrue(
                document.metrics().containsKey("share.age"), document.metrics().toString());
    }

    @Test
    void aLightgbmModelIsExplained() throws IOException {
        ResultDocument document =
                explain("lightgbm/binary.txt", data("x_y", "größe", "visits", "debt", "income", "age"), List.of());
        assertEquals(Verdict.PASSED, verdict(document, "additivity"));
        assertEquals("LightGBM text", facts(document).get("format"));
    }

    @Test
    void columnsThatDoNotNumberTheFeaturesAreRefused() throws IOException {
        Path data = data("age", "income", "debt");
        BadInputException e = assertThrows(BadInputException.class, () -> explain("onnx/forest.onnx", data, List.of()));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "the model file names no features: it takes 4 columns and the data has 3 beside the target; say which"),
                e.getMessage());
    }

    @Test
    void aModelWithoutNamesTakesTheColumnsItIsGiven() throws IOException {
        Path data = data("age", "person", "income", "debt", "visits", "site");
        ResultDocument document = explain("onnx/forest.onnx", data, List.of(), "age", "income", "debt", "visits");
        assertTrue(
                document.metrics().containsKey("share.age"), document.metrics().toString());
        assertTrue(model(document).get("notes").toString().contains("they were given as age, income, debt, visits"));
        Map<String, String[]> refused = Map.of(
                "unknown column \"agee\"; did you mean \"age\"?",
                new String[] {"agee", "income", "debt", "visits"},
                "the model takes 4 features, and 3 columns were named as such",
                new String[] {"age", "income", "debt"},
                "the model takes 4 features, and 4 columns with repetitions were named as such",
                new String[] {"age", "age", "debt", "visits"});
        refused.forEach((message, features) -> assertEquals(
                message,
                assertThrows(BadInputException.class, () -> explain("onnx/forest.onnx", data, List.of(), features))
                        .getMessage()));
        Path other = data("x_y", "größe", "visits", "debt", "income", "age");
        BadInputException named = assertThrows(
                BadInputException.class,
                () -> explain("lightgbm/binary.txt", other, List.of(), "age", "income", "debt", "visits"));
        assertTrue(named.getMessage().contains("features"), named.getMessage());
    }

    @Test
    void aModelOfTwoNumbersIsRefused() throws IOException {
        Path data = data("age", "income", "debt", "visits");
        BadInputException e =
                assertThrows(BadInputException.class, () -> explain("onnx/linear_two.onnx", data, List.of()));
        assertEquals(
                "the model predicts 2 targets (by the model file); say which one to explain with --output 0 or --output 1 (in a Pipeline output: '...')",
                e.getMessage());
    }
}
