package io.jenkins.plugins.mlops.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.blackbox.BlackBoxes;
import io.jenkins.plugins.mlops.engine.data.DataSelection;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.OutputOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.ServingOptions;
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

/** Black boxes from file to result document. */
class ExplainerBlackBoxTest {
    private static final List<String> NAMES = List.of("lncoins", "idp", "lpi", "fmde", "physlm", "disea", "hlthg");

    @TempDir
    private Path folder;

    private ResultDocument explain(Path model, Path data, String target, String rule) throws IOException {
        return explain(model, data, target, rule, null);
    }

    private ResultDocument explain(Path model, Path data, String target, String rule, String task) throws IOException {
        ExplainRequest request = new ExplainRequest(
                new ModelSelection(
                        model.toString(), List.of(), new OutputOptions(null, task, null, null), ServingOptions.NONE),
                new DataSelection(InputFiles.anywhere(), List.of(data.toString()), new ReadOptions(null, null)),
                new ExplainedColumns(target, List.of(), List.of()),
                new ExplanationOptions(
                        List.of(rule), null, List.of(), folder.resolve("shap.csv"), new BlackBoxOptions(25, 20, 3)),
                new EngineLimits(256L << 20, 2),
                Instant.EPOCH);
        return new Explainer(request, Progress.SILENT).run();
    }

    /** Rows of numbers; y says whether the first is large. */
    private Path numbers(List<String> columns) throws IOException {
        Random random = new Random(2);
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append(",y\n");
        for (int r = 0; r < 200; r++) {
            double first = 0;
            for (int c = 0; c < columns.size(); c++) {
                double value = Math.abs(random.nextGaussian()) * 3;
                first = c == 0 ? value : first;
                csv.append(String.format(Locale.ROOT, "%.4f", value)).append(',');
            }
            csv.append(first > 2 ? 0 : 1).append('\n');
        }
        return Files.writeString(folder.resolve("data.csv"), csv);
    }

    private static Map<?, ?> data(ResultDocument document, String type) {
        return document.sections().stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .map(Section::data)
                .orElseThrow();
    }

    private static Check additivity(ResultDocument document) {
        return document.checks().stream()
                .filter(check -> check.id().equals("additivity"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNetworkIsMeasuredOnAllRowsAndExplainedOnSome() throws IOException {
        ResultDocument document = explain(BlackBoxes.file("torch.onnx"), numbers(NAMES), "y", "Auc >= 0.1");
        assertEquals(Verdict.PASSED, additivity(document).verdict());
        assertTrue(
                additivity(document).message().startsWith("in all 25 explained rows"),
                additivity(document).message());
        Map<?, ?> importance = data(document, "importance");
        assertEquals("exact Shapley values over all coalitions of features", importance.get("method"));
        assertEquals(25L, importance.get("rows"));
        assertEquals(200L, importance.get("totalRows"));
        assertEquals(20L, importance.get("backgroundRows"));
        assertEquals("probability", importance.get("unit"));
        assertFalse(importance.containsKey("permutations"));
        assertEquals(200.0, document.metrics().get("rows"));
        assertEquals("1.29.0", document.environment().versions().get("onnxruntime"));
        String notes = data(document, "model").get("notes").toString();
        assertTrue(notes.contains("25 of 200 rows were sampled to be explained"), notes);
        assertTrue(notes.contains("its 7 features were taken to be the data's columns in their order"), notes);
        List<String> lines = Files.readAllLines(folder.resolve("shap.csv"));
        assertEquals("row,lncoins,idp,lpi,fmde,physlm,disea,hlthg,base", lines.get(0));
        assertEquals(26, lines.size());
    }

    @Test
    void ofManyFeaturesTheStandardErrorsAreTold() throws IOException {
        List<String> names =
                java.util.stream.IntStream.range(0, 14).mapToObj(i -> "x" + i).toList();
        ResultDocument document =
                explain(BlackBoxes.file("mlp_wide.onnx"), numbers(names), "y", "Rmse >= 0", "regression");
        Map<?, ?> importance = data(document, "importance");
        assertEquals("paired permutation SHAP", importance.get("method"));
        assertEquals(6, importance.get("permutations"));
        for (Object feature : (List<?>) importance.get("features")) {
            assertTrue((double) ((Map<?, ?>) feature).get("standardError") > 0, feature.toString());
        }
        assertEquals(Verdict.PASSED, additivity(document).verdict());
    }

    @Test
    void columnsOfTextsGoToTheModelAsTheyAre() throws IOException {
        Random random = new Random(2);
        StringBuilder csv = new StringBuilder("idp,health,disea,lpi,y\n");
        for (int r = 0; r < 100; r++) {
            csv.append(r % 2)
                    .append(',')
                    .append(List.of("good", "", "unheard of", "poor").get(r % 4))
                    .append(',')
                    .append(random.nextInt(40))
                    .append(',')
                    .append(random.nextInt(9))
                    .append(',')
                    .append(random.nextInt(2))
                    .append('\n');
        }
        ResultDocument document = explain(
                BlackBoxes.file("columns.onnx"), Files.writeString(folder.resolve("t.csv"), csv), "y", "Auc >= 0.1");
        assertEquals(Verdict.PASSED, additivity(document).verdict());
        assertTrue(
                document.metrics().containsKey("share.health"),
                document.metrics().toString());
    }

    @Test
    void filesWithWeightsBelongToTheSubject() throws IOException {
        Files.copy(BlackBoxes.file("beside.bin"), folder.resolve("beside.bin"));
        Path model = Files.copy(BlackBoxes.file("beside.onnx"), folder.resolve("beside.onnx"));
        ResultDocument document = explain(model, numbers(NAMES), "y", "Auc >= 0.1");
        assertEquals(
                folder.toRealPath().resolve("beside.bin").toString(),
                document.subject().files().get(1).path());
        assertTrue(document.subject().files().get(1).fingerprint().startsWith("sha256:"));
    }

    @Test
    void whatCannotRunIsBadInputInOneLine() throws IOException {
        Path data = numbers(NAMES);
        String custom = assertThrows(
                        BadInputException.class, () -> explain(BlackBoxes.file("custom.onnx"), data, "y", "Auc >= 0.1"))
                .getMessage();
        assertTrue(
                custom.startsWith(
                        "custom.onnx: is not run, because of what the safety scan found: The operator `com.example.Magic`"),
                custom);
        Path gap = Files.writeString(
                folder.resolve("gap.csv"), Files.readString(data).replaceFirst("\n[0-9.]+,", "\n,"));
        String missing = assertThrows(
                        BadInputException.class, () -> explain(BlackBoxes.file("torch.onnx"), gap, "y", "Auc >= 0.1"))
                .getMessage();
        assertTrue(missing.startsWith("the model predicts NaN for a row without a value of \"lncoins\""), missing);
    }
}
