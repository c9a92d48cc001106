package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The half of a registration that is done where the model lies. */
class DescribeCommandTest {
    @TempDir
    Path folder;

    private String said;

    private int describe(String... words) {
        List<String> all = new java.util.ArrayList<>(
                List.of("describe", "--out", folder.resolve("out").toString()));
        all.addAll(List.of(words));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Main.run(all, print, print);
        said = out.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private JsonNode written(String file) throws IOException {
        return new JsonMapper().readTree(folder.resolve("out").resolve(file).toFile());
    }

    @Test
    void tellsDigestsSignatureAndScan() throws IOException {
        Path model = Path.of(System.getProperty("mlops.project", "."), "examples/care/model.json");
        Files.createDirectories(folder.resolve("in/sub"));
        Files.copy(model, folder.resolve("in/model.json"));
        Files.writeString(folder.resolve("in/sub/notes.txt"), "words");
        Files.writeString(folder.resolve("metrics.json"), "{\"Auc\": 0.7}");
        assertEquals(
                ExitCode.PASSED,
                describe(
                        "--name",
                        "care",
                        "--model",
                        folder.resolve("in").toString(),
                        "--metrics",
                        folder.resolve("metrics.json").toString()),
                said);
        JsonNode tree = written("registration.json");
        assertEquals("mlops-registration/1", tree.path("format").asText());
        assertEquals("model.json", tree.path("files").path(0).path("path").asText());
        assertEquals(
                FileEntry.of("model.json", model).digest(),
                tree.path("files").path(0).path("digest").asText());
        assertEquals("sub/notes.txt", tree.path("files").path(1).path("path").asText());
        assertEquals(
                folder.resolve("in/sub/notes.txt").toRealPath().toString(),
                tree.path("files").path(1).path("location").asText());
        assertEquals(
                "site",
                tree.path("signature").path("inputs").path(0).path("name").asText());
        assertEquals(
                "category",
                tree.path("signature").path("inputs").path(0).path("type").asText());
        assertEquals(0.7, tree.path("metrics").path("Auc").asDouble());
        assertEquals("PASSED", tree.path("scan").path("verdict").asText());
        assertEquals("registerModel", written("result.json").path("step").asText());
    }

    @Test
    void requiredResultsBecomeChecks() throws IOException {
        Files.writeString(folder.resolve("m.txt"), "x");
        Files.createDirectories(folder.resolve("requires"));
        Files.writeString(
                folder.resolve("requires/data.json"),
                "{\"format\":\"mlops-result/1\",\"step\":\"validateData\",\"verdict\":\"PASSED\",\"subject\":"
                        + "{\"kind\":\"dataset\",\"fingerprint\":\"sha256:" + "1".repeat(64) + "\"}}");
        String required = folder.resolve("requires/data.json").toString();
        assertEquals(
                ExitCode.PASSED,
                describe("--name", "m", "--model", folder.resolve("m.txt").toString(), "--requires", required),
                said);
        assertEquals(
                ExitCode.BROKEN,
                describe(
                        "--name",
                        "m",
                        "--model",
                        folder.resolve("m.txt").toString(),
                        "--requires",
                        required,
                        "--dataset",
                        "sha256:" + "2".repeat(64)),
                said);
        JsonNode check = written("result.json").path("checks").path(1);
        assertEquals("Requires \"data\"", check.path("rule").asText());
        assertTrue(check.path("message").asText().contains("speaks of other data"), check.toString());
    }

    @Test
    void aModelThatChangesMeanwhileIsRefused() throws IOException {
        Path file = folder.resolve("model.bin");
        Files.writeString(file, "before");
        ModelInputs model = ModelInputs.of(InputFiles.anywhere(), List.of(file.toString()));
        FileSnapshot before = FileSnapshot.of(model);
        before.requireSame(FileSnapshot.of(model));
        Files.writeString(file, "after it");
        BadInputException refused =
                assertThrows(BadInputException.class, () -> before.requireSame(FileSnapshot.of(model)));
        assertTrue(refused.getMessage().contains("changed while it was scanned"), refused.getMessage());
    }

    @Test
    void badNamesAndEmptyFilesAreRefused() throws IOException {
        Files.writeString(folder.resolve("empty"), "");
        assertEquals(
                ExitCode.BAD_INPUT,
                describe("--name", "m", "--model", folder.resolve("empty").toString()));
        assertEquals(
                ExitCode.BAD_INPUT,
                describe("--name", " ", "--model", folder.resolve("empty").toString()));
        assertEquals(ExitCode.BAD_INPUT, describe("--name", "m"));
        assertFalse(Files.exists(folder.resolve("out/registration.json")));
    }
}
