package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watching a registered model: its baseline and roles come out of the registry. */
class MonitorRegisteredTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("mlops.project", ".")).resolve("examples/care");

    @TempDir
    private Path folder;

    private String said;

    private int mlops(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        int exit = Main.run(all, print, print);
        said = out.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private static String care(String name) {
        return EXAMPLE.resolve(name).toString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private int watch(String data, String... more) {
        List<String> words = new ArrayList<>(
                List.of("monitor", "--registry", at("registry"), "--name", "care", "--data", care(data)));
        words.addAll(List.of(more));
        return mlops(words.toArray(new String[0]));
    }

    @BeforeEach
    void register() throws IOException {
        Files.copy(EXAMPLE.resolve("roles.json"), folder.resolve("roles.json"));
        Files.copy(EXAMPLE.resolve("model.json"), folder.resolve("model.json"));
        assertEquals(
                0,
                mlops(
                        "monitor",
                        "--data",
                        care("data/test.csv"),
                        "--reference",
                        care("data/train.csv"),
                        "--roles",
                        at("roles.json"),
                        "--freeze",
                        at("baseline.json")),
                () -> said);
        assertEquals(
                0,
                mlops(
                        "register",
                        "--registry",
                        at("registry"),
                        "--name",
                        "care",
                        "--model",
                        at("model.json"),
                        at("baseline.json"),
                        at("roles.json"),
                        "--alias",
                        "champion"),
                () -> said);
    }

    @Test
    void theBaselineOfTheAliasDecides() {
        assertEquals(0, watch("data/test.csv", "--alias", "champion"), () -> said);
        assertTrue(said.contains("care/1"), said);
        assertEquals(0, watch("data/test.csv", "--alias", "champion", "--rule", "BaselineAge < 1 days"), () -> said);
        assertEquals(1, watch("data/test.csv", "--alias", "champion", "--rule", "BaselineAge > 1 days"), () -> said);
        assertEquals(1, watch("data/served.csv", "--version", "1"), () -> said);
        assertTrue(said.contains("2 of 13 columns drifted: \"site\", \"general_health_index\""), said);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals(3, watch("data/test.csv"));
        assertTrue(said.contains("--name needs the version to watch: --alias ALIAS or --version N"), said);
        assertEquals(3, watch("data/test.csv", "--alias", "champoin"));
        assertTrue(said.contains("the model care has no alias \"champoin\"; did you mean \"champion\"?"), said);
        assertEquals(3, watch("data/test.csv", "--alias", "champion", "--baseline", at("baseline.json")));
        assertTrue(said.contains("not both"), said);
        assertEquals(3, mlops("monitor", "--registry", at("registry"), "--data", care("data/test.csv")));
        assertTrue(said.contains("--registry needs the model's name"), said);
        assertEquals(
                0,
                mlops(
                        "register",
                        "--registry",
                        at("registry"),
                        "--name",
                        "bare",
                        "--model",
                        at("model.json"),
                        "--alias",
                        "champion"));
        assertEquals(
                3,
                mlops(
                        "monitor",
                        "--registry",
                        at("registry"),
                        "--name",
                        "bare",
                        "--alias",
                        "champion",
                        "--data",
                        care("data/test.csv")));
        assertTrue(said.contains("models:/bare/1 was registered without a baseline; freeze one"), said);
    }

    @Test
    void aBaselineThatWasChangedInTheRegistryIsNotUsed() throws IOException {
        try (Stream<Path> blobs = Files.list(folder.resolve("registry/blobs/sha256"))) {
            for (Path blob : blobs.toList()) {
                if (Files.readString(blob, StandardCharsets.ISO_8859_1)
                        .startsWith("{\"format\":\"mlops-baseline/2\"")) {
                    Files.writeString(blob, " ", StandardOpenOption.APPEND);
                }
            }
        }
        assertTrue(watch("data/test.csv", "--alias", "champion") >= 3, said);
        assertTrue(said.contains("mlops registry verify"), said);
    }
}
