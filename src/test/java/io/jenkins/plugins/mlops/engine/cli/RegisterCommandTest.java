package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.mlops.engine.registry.NewModelName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mlops scan}, {@code register} and {@code registry} as a user types them. */
class RegisterCommandTest {
    @TempDir
    Path folder;

    private String said;

    @BeforeEach
    void models() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{\"learner\": {\"attributes\": {}}, \"version\": [3, 0, 0]}");
        Files.writeString(folder.resolve("bad.pkl"), "cos\nsystem\n(S''\ntR.");
        Files.writeString(folder.resolve("metrics.json"), "{\"Auc\": 0.81}");
        Files.writeString(folder.resolve("better.json"), "{\"Auc\": 0.9}");
    }

    private int mlops(String... words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            all.add(word.startsWith("@") ? folder + "/" + word.substring(1) : word);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Main.run(all, print, print);
        said = out.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private JsonNode result(String out) throws IOException {
        return new JsonMapper()
                .readTree(folder.resolve(out).resolve("result.json").toFile());
    }

    @Test
    void scanTellsBadFromGood() throws IOException {
        assertEquals(ExitCode.PASSED, mlops("scan", "--model", "@model.json"), said);
        assertEquals(ExitCode.BROKEN, mlops("scan", "--model", "@bad.pkl", "--out", "@out"));
        JsonNode document = result("out");
        assertEquals("FAILED", document.path("verdict").asText());
        JsonNode finding =
                document.path("sections").path(0).path("data").path("findings").path(0);
        assertEquals("critical", finding.path("severity").asText());
        assertEquals("pickle-global", finding.path("rule").asText());
        assertTrue(Files.readString(folder.resolve("out/summary.md")).contains("bad.pkl"));
        assertEquals(ExitCode.BAD_INPUT, mlops("scan", "--model", "@nothing.pkl"));
        assertEquals(ExitCode.BAD_INPUT, mlops("scan"));
    }

    @Test
    void registerMakesVersionsAndAnswersWithThem() throws IOException {
        String[] first = {
            "register",
            "--registry",
            "@reg",
            "--name",
            "credit-risk",
            "--model",
            "@model.json",
            "--alias",
            "champion",
            "--metrics",
            "@metrics.json",
            "--tag",
            "team=risk",
            "--build-url",
            "https://ci.example/7/",
            "--commit",
            "abc",
            "--out",
            "@out"
        };
        assertEquals(ExitCode.PASSED, mlops(first), said);
        JsonNode document = result("out");
        assertEquals("registerModel", document.path("step").asText());
        assertEquals(1, document.path("metrics").path("version").asInt());
        assertTrue(document.path("subject").path("fingerprint").asText().startsWith("sha256:"));
        JsonNode data = document.path("sections").path(0).path("data");
        assertEquals("models:/credit-risk/1", data.path("facts").path("URI").asText());
        assertEquals("risk", data.path("facts").path("tag team").asText());
        assertEquals(ExitCode.PASSED, mlops(first), said);
        assertEquals(1, result("out").path("metrics").path("version").asInt(), "the same build, the same bytes");
        assertEquals(
                ExitCode.PASSED,
                mlops(
                        "register",
                        "--registry",
                        "@reg",
                        "--name",
                        "credit-risk",
                        "--model",
                        "@model.json",
                        "--metrics",
                        "@better.json",
                        "--out",
                        "@out"),
                said);
        assertEquals(2, result("out").path("metrics").path("version").asInt());

        assertEquals(ExitCode.PASSED, mlops("registry", "list", "--registry", "@reg"));
        assertTrue(said.contains("credit-risk: 2 versions, aliases {champion=1}"), said);
        assertEquals(
                ExitCode.PASSED,
                mlops(
                        "registry",
                        "promote",
                        "--registry",
                        "@reg",
                        "--name",
                        "credit-risk",
                        "--version",
                        "2",
                        "--alias",
                        "champion",
                        "--compare",
                        "Auc"),
                said);
        assertEquals(
                ExitCode.BROKEN,
                mlops(
                        "registry",
                        "promote",
                        "--registry",
                        "@reg",
                        "--name",
                        "credit-risk",
                        "--version",
                        "1",
                        "--alias",
                        "champion",
                        "--compare",
                        "Auc"));
        assertTrue(said.contains("stays where it is"), said);
        assertEquals(
                ExitCode.PASSED,
                mlops("registry", "rollback", "--registry", "@reg", "--name", "credit-risk", "--alias", "champion"),
                said);
        assertEquals(
                ExitCode.PASSED,
                mlops(
                        "registry",
                        "export",
                        "--registry",
                        "@reg",
                        "--name",
                        "credit-risk",
                        "--alias",
                        "champion",
                        "--out",
                        "@exported"),
                said);
        assertEquals(-1, Files.mismatch(folder.resolve("model.json"), folder.resolve("exported/files/model.json")));
        assertEquals(ExitCode.PASSED, mlops("registry", "gc", "--registry", "@reg", "--grace", "0"), said);
        assertEquals(
                ExitCode.PASSED,
                mlops("registry", "gc", "--registry", "@reg", "--grace", "0", "--keep", "1", "--dry-run"),
                said);
        assertTrue(
                said.contains("would remove 0 versions and 0 files"), said); // two, and a rollback leads to the other
        assertEquals(ExitCode.BAD_INPUT, mlops("registry", "gc", "--registry", "@reg", "--keep", "0"), "keeping none");
        assertEquals(ExitCode.PASSED, mlops("registry", "rebuild", "--registry", "@reg"), said);
        assertEquals(ExitCode.PASSED, mlops("registry", "verify", "--registry", "@reg"), said);
    }

    @Test
    void theSignatureIsReadFromTheModelOrTaken() throws IOException {
        Path example = Path.of(System.getProperty("mlops.project", ".")).resolve("examples/care/model.json");
        assertEquals(
                ExitCode.PASSED,
                mlops(
                        "register",
                        "--registry",
                        "@reg",
                        "--name",
                        "care",
                        "--model",
                        example.toString(),
                        "--out",
                        "@out"),
                said);
        JsonNode data = result("out").path("sections").path(0).path("data");
        assertEquals(11, data.path("inputs").size());
        assertEquals("probability", data.path("outputs").path(0).path("name").asText());
        assertEquals("binary:logistic", data.path("facts").path("Objective").asText());
        JsonNode version = new JsonMapper()
                .readTree(folder.resolve("reg/models/care/versions/000001.json").toFile());
        assertEquals(
                "age",
                version.path("signature").path("inputs").path(1).path("name").asText());

        Files.writeString(
                folder.resolve("signature.json"), "{\"inputs\": [{\"name\": \"mine\", \"type\": \"number\"}]}");
        assertEquals(
                ExitCode.PASSED,
                mlops(
                        "register",
                        "--registry",
                        "@reg",
                        "--name",
                        "care",
                        "--model",
                        example.toString(),
                        "--signature",
                        "@signature.json",
                        "--build-url",
                        "https://ci.example/8/",
                        "--out",
                        "@out"),
                said);
        assertEquals(
                "mine",
                result("out")
                        .path("sections")
                        .path(0)
                        .path("data")
                        .path("inputs")
                        .path(0)
                        .path("name")
                        .asText());
        Files.writeString(folder.resolve("signature.json"), "[1]");
        assertEquals(
                ExitCode.BAD_INPUT,
                mlops(
                        "register",
                        "--registry",
                        "@reg",
                        "--name",
                        "care",
                        "--model",
                        example.toString(),
                        "--signature",
                        "@signature.json",
                        "--out",
                        "@out"));
        assertTrue(said.contains("signature.json: expected a JSON object"), said);
    }

    /** Before anything is read or sent, and whatever the registry is. */
    @Test
    void aNameThatNoAddressHoldsIsRefusedForEveryRegistry() {
        for (String registry : List.of("@reg", "http://127.0.0.1:1", "oci://127.0.0.1:1/models")) {
            for (String name : List.of("..", "a/b", "a%2fb", "<b>", "x".repeat(129))) {
                assertEquals(
                        ExitCode.BAD_INPUT,
                        mlops(
                                "register",
                                "--registry",
                                registry,
                                "--name",
                                name,
                                "--model",
                                "@model.json",
                                "--out",
                                "@out"),
                        said);
                assertTrue(said.contains(NewModelName.RULE), said);
                assertEquals(1, said.lines().count(), said);
            }
        }
    }

    @Test
    void anMlmodelFileBesideTheModelIsRead() throws IOException {
        Files.writeString(
                folder.resolve("MLmodel"), "signature:\n  inputs: '[{\"type\": \"double\", \"name\": \"age\"}]'\n");
        assertEquals(
                ExitCode.PASSED,
                mlops("register", "--registry", "@reg", "--name", "m", "--model", "@model.json", "--out", "@out"),
                said);
        assertEquals(
                "age",
                result("out")
                        .path("sections")
                        .path(0)
                        .path("data")
                        .path("inputs")
                        .path(0)
                        .path("name")
                        .asText());
    }

    @Test
    void evidenceLiesBesideAVersion() throws IOException {
        try (var key =
                getClass().getResourceAsStream("/io/jenkins/plugins/mlops/engine/registry/evidence/test-key.pem")) {
            Files.write(folder.resolve("key.pem"), key.readAllBytes());
        }
        mlops("scan", "--model", "@model.json", "--out", "@good");
        assertEquals(
                ExitCode.PASSED,
                mlops(
                        "register",
                        "--registry",
                        "@reg",
                        "--name",
                        "m",
                        "--model",
                        "@model.json",
                        "--requires",
                        "@good/result.json",
                        "--signing-key",
                        "@key.pem",
                        "--out",
                        "@out"),
                said);
        assertEquals(
                ExitCode.PASSED,
                mlops(
                        "registry",
                        "evidence",
                        "--registry",
                        "@reg",
                        "--name",
                        "m",
                        "--version",
                        "1",
                        "--out",
                        "@beside"),
                said);
        for (String file : List.of("model-card.md", "bom.cdx.json", "verdict-1-scanModel.intoto.json", "model.sig")) {
            assertTrue(Files.isRegularFile(folder.resolve("beside").resolve(file)), file);
        }
        Files.writeString(folder.resolve("key.pem"), "no key");
        assertEquals(
                ExitCode.BAD_INPUT,
                mlops(
                        "register",
                        "--registry",
                        "@other",
                        "--name",
                        "m",
                        "--model",
                        "@model.json",
                        "--signing-key",
                        "@key.pem",
                        "--out",
                        "@out"));
        assertTrue(said.contains("key.pem: expected a P-256 private key in PEM"), said);
        assertFalse(Files.exists(folder.resolve("other")));
    }

    @Test
    void resultsOfAnotherBuildAreRefused() throws IOException {
        String[] register = {
            "register",
            "--registry",
            "@reg",
            "--name",
            "m",
            "--model",
            "@model.json",
            "--requires",
            "@good/result.json",
            "--build-url",
            "https://ci.example/7/",
            "--out",
            "@out"
        };
        mlops(
                "scan",
                "--model",
                "@model.json",
                "--build-url",
                "https://ci.example/6/",
                "--build-name",
                "train #6",
                "--out",
                "@good");
        assertEquals("train #6", result("good").path("build").path("name").asText());
        assertEquals(ExitCode.BROKEN, mlops(register));
        assertTrue(said.contains("was made by another build, https://ci.example/6/"), said);
        assertFalse(Files.exists(folder.resolve("reg/models"))
                && Files.exists(folder.resolve("reg/models/m/versions/000001.json")));
        mlops("scan", "--model", "@model.json", "--out", "@good");
        assertTrue(result("good").path("build").isMissingNode());
        assertEquals(ExitCode.WARNINGS, mlops(register));
        assertTrue(said.contains("does not say in which build it was made"), said);
        mlops("scan", "--model", "@model.json", "--build-url", "https://ci.example/7/", "--out", "@good");
        assertEquals(ExitCode.PASSED, mlops(register), said);
        assertEquals(
                "https://ci.example/7/", result("out").path("build").path("url").asText());
    }

    @Test
    void aPoisonedModelIsNotStored() throws IOException {
        assertEquals(
                ExitCode.BROKEN,
                mlops("register", "--registry", "@reg", "--name", "m", "--model", "@bad.pkl", "--out", "@out"));
        assertFalse(Files.exists(folder.resolve("reg")));
        assertTrue(result("out").path("message").asText().startsWith("not registered"));
    }

    @Test
    void aFailedResultKeepsTheModelOut() throws IOException {
        mlops("scan", "--model", "@bad.pkl", "--out", "@failed");
        assertEquals(
                ExitCode.BROKEN,
                mlops(
                        "register",
                        "--registry",
                        "@reg",
                        "--name",
                        "m",
                        "--model",
                        "@model.json",
                        "--requires",
                        "@failed/result.json",
                        "--out",
                        "@out"));
        assertTrue(result("out").path("message").asText().contains("failed/result.json"));
        assertEquals(
                ExitCode.BAD_INPUT,
                mlops(
                        "register",
                        "--registry",
                        "@reg",
                        "--name",
                        "m",
                        "--model",
                        "@model.json",
                        "--requires",
                        "@no.json",
                        "--out",
                        "@out"));
        mlops("scan", "--model", "@model.json", "--out", "@good");
        assertEquals(
                ExitCode.PASSED,
                mlops(
                        "register",
                        "--registry",
                        "@reg",
                        "--name",
                        "m",
                        "--model",
                        "@model.json",
                        "--requires",
                        "@good/result.json",
                        "--out",
                        "@out"),
                said);
    }

    @Test
    void foldersKeepTheirShape() throws IOException {
        Path model = Files.createDirectories(folder.resolve("saved/weights"));
        Files.writeString(model.resolve("a.json"), "{}");
        Files.writeString(folder.resolve("saved/README.md"), "# model");
        assertEquals(
                ExitCode.PASSED,
                mlops("register", "--registry", "@reg", "--name", "m", "--model", "@saved", "--out", "@out"),
                said);
        List<String> paths = new ArrayList<>();
        result("out")
                .path("sections")
                .path(0)
                .path("data")
                .path("files")
                .forEach(file -> paths.add(file.path("path").asText()));
        assertEquals(List.of("README.md", "weights/a.json"), paths);
    }

    @Test
    void wrongWordsAreToldInOneLine() {
        for (String[] words : new String[][] {
            {"registry"},
            {"registry", "verfy", "--registry", "@reg"},
            {"registry", "verify", "--registry", "@nothing"},
            {"registry", "verify", "--registry", "https://x:y@h/"},
            {"register", "--registry", "@reg", "--model", "@model.json", "--out", "@o"},
            {"register", "--registry", "@reg", "--name", "m", "--model", "@model.json", "--out", "@o", "--tag", "x"},
            {"register", "--registry", "@reg", "--name", "m", "--model", "@model.json", "--out", "@o", "--dataset", "x"
            },
            {
                "register",
                "--registry",
                "@reg",
                "--name",
                "m",
                "--model",
                "@model.json",
                "--out",
                "@o",
                "--alias",
                "not an alias"
            },
            {
                "register",
                "--registry",
                "http://127.0.0.1:9",
                "--name",
                "m",
                "--model",
                "@model.json",
                "--out",
                "@o",
                "--alias",
                "latest"
            },
            {"register", "--registry", "https://u:x:y@h/", "--name", "m", "--model", "@model.json", "--out", "@o"},
            {"register", "--registry", "s3://bucket/reg", "--name", "m", "--model", "@model.json", "--out", "@o"},
            {
                "register",
                "--registry",
                "@reg",
                "--name",
                "m",
                "--model",
                "@model.json",
                "--out",
                "@o",
                "--metrics",
                "@model.json"
            }
        }) {
            assertEquals(ExitCode.BAD_INPUT, mlops(words), String.join(" ", words) + ": " + said);
            assertEquals(1, said.strip().lines().count(), said);
            assertFalse(said.contains("x:y"), said);
        }
    }
}
