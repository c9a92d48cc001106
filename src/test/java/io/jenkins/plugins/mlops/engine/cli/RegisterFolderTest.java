package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is registered as it is: hidden files, empty files, one content under two names; and nothing from outside of it. */
class RegisterFolderTest {
    @TempDir
    Path dir;

    private Path model;

    @BeforeEach
    void model() throws IOException {
        model = Files.createDirectories(dir.resolve("model"));
        Files.createDirectories(model.resolve("code/.hidden"));
        Files.writeString(model.resolve("model.json"), "{\"a\": 1}");
        Files.writeString(model.resolve("copy.json"), "{\"a\": 1}");
        Files.writeString(model.resolve(".config"), "{}");
        Files.writeString(model.resolve("code/.hidden/x.txt"), "x");
        Files.writeString(model.resolve("code/__init__.py"), "");
        Files.writeString(dir.resolve("outside.json"), "{\"secret\": 1}");
    }

    private Cli.Run register() {
        return Cli.run(
                "register",
                "--registry",
                dir.resolve("registry").toString(),
                "--name",
                "m",
                "--model",
                model.toString(),
                "--out",
                dir.resolve("out").toString());
    }

    @Test
    void everyFileIsKept() throws IOException {
        Files.createSymbolicLink(model.resolve("link.json"), Path.of("model.json"));
        Cli.Run run = register();
        assertTrue(run.exit() <= 2, run.out() + run.err());
        JsonNode version = new JsonMapper()
                .readTree(dir.resolve("registry/models/m/versions/000001.json").toFile());
        Map<String, Long> sizes = new TreeMap<>();
        version.path("files")
                .forEach(file ->
                        sizes.put(file.path("path").asText(), file.path("bytes").asLong()));
        assertEquals(
                Map.of(
                        ".config",
                        2L,
                        "code/.hidden/x.txt",
                        1L,
                        "code/__init__.py",
                        0L,
                        "copy.json",
                        8L,
                        "link.json",
                        8L,
                        "model.json",
                        8L),
                sizes);
        Cli.Run verified = Cli.run(
                "registry", "verify", "--registry", dir.resolve("registry").toString());
        assertEquals(0, verified.exit(), verified.out() + verified.err());
    }

    @Test
    void aLinkThatLeavesTheFolderIsRefusedByItsName() throws IOException {
        Files.createSymbolicLink(model.resolve("code/weights.json"), Path.of("../../outside.json"));
        Cli.Run run = register();
        assertTrue(run.exit() == 1 || run.exit() == 3, run.out() + run.err());
        assertTrue((run.out() + run.err()).contains("weights.json"), run.out() + run.err());
        assertFalse(Files.exists(dir.resolve("registry/models/m")), "nothing is stored");
    }

    @Test
    void aModelWithNothingInItIsRefused() throws IOException {
        for (String name : new String[] {"model.json", "copy.json", ".config", "code/.hidden/x.txt"}) {
            Files.writeString(model.resolve(name), "");
        }
        Cli.Run run = register();
        assertEquals(3, run.exit());
        assertTrue(run.line().endsWith("empty; a model with nothing in it is not registered"), run.line());
    }
}
