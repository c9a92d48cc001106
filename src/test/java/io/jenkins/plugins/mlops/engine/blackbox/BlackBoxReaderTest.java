package io.jenkins.plugins.mlops.engine.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlackBoxReaderTest {
    private static final ModelFormatException WHY = ModelFormatException.blackBox("to be tested");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "mlp_tensor", "mlp_three", "mlp_wide", "boosted_wide", "columns", "torch", "pairs"})
    void predictsLikeTheLibraryItComesFrom(String name) throws IOException {
        ModelFormatException refusal =
                assertThrows(ModelFormatException.class, () -> ModelReader.read(BlackBoxes.file(name + ".onnx")));
        assertTrue(refusal.isBlackBox(), refusal.getMessage());
        BlackBoxes expected = BlackBoxes.expected(name);
        try (BlackBoxModel model = expected.load(name)) {
            FeatureBlock rows = expected.rows(model, "rows");
            double[] predictions = new double[rows.rows() * model.outputs()];
            model.predict(rows, predictions);
            for (int i = 0; i < predictions.length; i++) {
                double wanted = expected.prediction(i / model.outputs(), i % model.outputs());
                assertEquals(wanted, predictions[i], 1e-6 * Math.max(1, Math.abs(wanted)), "value " + i);
            }
        }
    }

    @Test
    void rowsInOneBatchAreRowsApart() throws IOException {
        BlackBoxes expected = BlackBoxes.expected("columns");
        try (BlackBoxModel model = expected.load("columns")) {
            FeatureBlock rows = expected.rows(model, "rows");
            double[] together = new double[rows.rows()];
            model.predict(rows, together);
            double[] alone = new double[1];
            for (int r = 0; r < rows.rows(); r++) {
                model.predict(rows.slice(r, r + 1), alone);
                assertEquals(together[r], alone[0], 1e-6);
            }
        }
    }

    @Test
    void saysWhatItLoaded() throws IOException {
        try (BlackBoxModel model = BlackBoxes.expected("columns").load("columns")) {
            assertEquals(
                    List.of("lpi", "disea", "health", "idp"),
                    model.features().stream().map(Feature::name).toList());
            assertEquals(List.of("0", "1"), model.info().classes());
            assertEquals(1, model.outputs());
            assertTrue(
                    model.info()
                            .notes()
                            .get(0)
                            .matches("The model runs as a black box through ONNX Runtime \\S+ \\(to be tested\\)"),
                    model.info().notes().get(0));
        }
        try (BlackBoxModel model = BlackBoxes.expected("mlp_tensor").load("mlp_tensor")) {
            assertEquals(List.of("no", "yes"), model.info().classes());
            assertEquals("f6", model.features().get(6).name());
        }
        try (BlackBoxModel model = BlackBoxes.expected("mlp_three").load("mlp_three")) {
            assertEquals(List.of("0", "1", "2"), model.info().classes());
            assertEquals(3, model.outputs());
        }
        try (BlackBoxModel model = BlackBoxes.expected("mlp_wide").load("mlp_wide")) {
            assertEquals(List.of(), model.info().classes());
        }
    }

    private static String refusal(Path file) {
        String message = assertThrows(
                        ModelFormatException.class,
                        () -> BlackBoxReader.read(file, WHY, null).model().close())
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith(file.getFileName() + ": ") && message.length() < 500, message);
        return message;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "three_dimensions|ONNX input \"X\" has 3 dimensions, expected two: rows and columns",
                "open_width|ONNX input \"X\" has no fixed number of columns",
                "fixed_batch|ONNX input \"rows\" takes exactly 2 rows, expected any number; export the model with a dynamic first dimension",
                "two_outputs|the ONNX model has 2 outputs of numbers (\"Y\", \"Z\"); say which one to explain: --output Y",
                "labels_alone|gives labels alone (outputs \"Y\"); export it with its probabilities",
                "half|ONNX input \"X\" is of the type FLOAT16, expected float, double, int64, int32 or string",
                "custom|is not run, because of what the safety scan found: The operator `com.example.Magic` is not one of ONNX's",
                "unknown_operator|ONNX Runtime does not load it: ",
                "endless_tree|ONNX operator TreeEnsembleRegressor has a tree that leads back to its node 0"
            })
    void whatCannotBeMappedIsRefusedInOneLine(String name, String message) {
        assertTrue(
                refusal(BlackBoxes.file(name + ".onnx")).contains(message), refusal(BlackBoxes.file(name + ".onnx")));
    }

    @Test
    void scoresThatAreNoProbabilitiesAreRefused() throws IOException {
        try (BlackBoxModel model = BlackBoxReader.read(BlackBoxes.file("no_probabilities.onnx"), WHY, null)
                .model()) {
            double[] four = new double[4];
            BadInputException sum = assertThrows(
                    BadInputException.class,
                    () -> model.margins(FeatureBlock.ofRows(new double[][] {{.1, .2, .3, .4}}), four));
            assertTrue(sum.getMessage().contains("add up to 2.0"), sum.getMessage());
            BadInputException range = assertThrows(
                    BadInputException.class,
                    () -> model.margins(FeatureBlock.ofRows(new double[][] {{3, 0, 0, 0}}), four));
            assertTrue(
                    range.getMessage().contains("the score 6.0 where a probability was expected"), range.getMessage());
        }
    }

    @Test
    void valuesTheModelCannotTakeAreNamed() throws IOException {
        try (BlackBoxModel model = BlackBoxReader.read(BlackBoxes.file("whole.onnx"), WHY, null)
                .model()
                .withFeatureNames(List.of("a", "b", "c"), "named")) {
            double[] one = new double[1];
            model.margins(FeatureBlock.ofRows(new double[][] {{1, 2, 3}}), one);
            assertEquals(6, one[0]);
            assertEquals(
                    "feature \"b\" is a whole number for the model, but a row has the value 0.5; give the data as the model was trained on it",
                    assertThrows(
                                    BadInputException.class,
                                    () -> model.margins(FeatureBlock.ofRows(new double[][] {{1, .5, 3}}), one))
                            .getMessage());
            assertTrue(assertThrows(
                            BadInputException.class,
                            () -> model.margins(FeatureBlock.ofRows(new double[][] {{1, 2, Double.NaN}}), one))
                    .getMessage()
                    .startsWith("feature \"c\" is a whole number for the model, but a row has no value"));
        }
        try (BlackBoxModel model = BlackBoxes.expected("torch").load("torch")) {
            double[][] gap = {{0, 0, Double.NaN, 0, 0, 0, 0}};
            assertTrue(
                    assertThrows(BadInputException.class, () -> model.margins(FeatureBlock.ofRows(gap), new double[1]))
                            .getMessage()
                            .startsWith("the model predicts NaN for a row without a value of \"f2\""));
        }
    }

    private Path withWeights() throws IOException {
        Files.createDirectories(folder.resolve("model"));
        Files.copy(BlackBoxes.file("beside.bin"), folder.resolve("model/beside.bin"));
        return Files.copy(BlackBoxes.file("beside.onnx"), folder.resolve("model/beside.onnx"));
    }

    @Test
    void weightsBesideTheModelAreRead() throws IOException {
        Path file = withWeights();
        BlackBoxReader.Loaded loaded = BlackBoxReader.read(file, WHY, null);
        try (BlackBoxModel model = loaded.model()) {
            assertEquals(List.of(file.resolveSibling("beside.bin").toRealPath()), loaded.beside());
            BlackBoxes expected = BlackBoxes.expected("torch");
            double[] predictions = new double[8];
            model.predict(expected.rows(model, "rows"), predictions);
            assertEquals(expected.prediction(3, 0), predictions[3], 1e-6);
        }
    }

    @Test
    void weightsElsewhereAreNot() throws IOException {
        Path file = withWeights();
        Path away = Files.move(file.resolveSibling("beside.bin"), folder.resolve("secret.bin"));
        assertTrue(refusal(file).contains("which is not there"));
        Files.createSymbolicLink(file.resolveSibling("beside.bin"), away);
        assertTrue(refusal(file).contains("which is a link"));
        byte[] content = Files.readAllBytes(file);
        String text =
                new String(content, java.nio.charset.StandardCharsets.ISO_8859_1).replace("beside.bin", "../bes.bin");
        Files.write(file, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertTrue(refusal(file).contains("outside the folder of the model"), refusal(file));
        text = text.replace("../bes.bin", "sub/es.bin");
        Files.write(file, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        Files.createSymbolicLink(file.resolveSibling("sub"), folder);
        Files.move(away, folder.resolve("es.bin"));
        assertTrue(refusal(file).contains("which leads out of the model's folder"), refusal(file));
    }

    @Test
    void withTelemetryNothingIsLoaded() throws IOException {
        OnnxRuntime.requireQuiet("1");
        for (String value : new String[] {null, "", "0", "true"}) {
            String message = assertThrows(ModelFormatException.class, () -> OnnxRuntime.requireQuiet(value))
                    .getMessage();
            assertTrue(message.contains("ORT_DISABLE_TELEMETRY is 1"), message);
        }
    }

    @Test
    void cutFilesAreRefusedInOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(BlackBoxes.file("mlp.onnx"));
        for (int length = 0; length < whole.length; length += 97) {
            refusal(Files.write(folder.resolve("cut.onnx"), java.util.Arrays.copyOf(whole, length)));
        }
    }
}
