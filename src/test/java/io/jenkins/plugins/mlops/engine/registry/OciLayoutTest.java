package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.mlops.InstalledPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry's folder as tools see it that know nothing of models. */
class OciLayoutTest {
    /** The grammar of {@code org.opencontainers.image.ref.name} in the OCI image specification, written out. */
    private static final String REFERENCE;

    static {
        String component = "[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*";
        REFERENCE = component + "(?:/" + component + ")*";
    }

    @TempDir
    Path root;

    private SortedMap<String, String> references() throws IOException {
        SortedMap<String, String> references = new TreeMap<>();
        JsonNode index =
                new JsonMapper().readTree(root.resolve("registry/index.json").toFile());
        for (JsonNode entry : index.path("manifests")) {
            JsonNode name = entry.path("annotations").path("org.opencontainers.image.ref.name");
            if (!name.isMissingNode()) {
                assertEquals(
                        null, references.put(name.asText(), entry.path("digest").asText()), name.asText());
            }
        }
        return references;
    }

    @Test
    void namesThatLookAlikeKeepReferencesOfTheirOwn() throws IOException {
        Registry registry = Registry.open(root.resolve("registry"));
        List<String> names = List.of(
                "a b",
                "a_20b",
                "a.20b",
                "a-b",
                "a+b",
                "a%20b",
                "A-b",
                "a--b",
                "a---b",
                "-a-b",
                "a/b",
                "a:1",
                "a",
                "1",
                "\u4fe1",
                "\u7528",
                "x".repeat(200),
                "x".repeat(201),
                "a b ".strip() + "\u00fc");
        for (String name : names) {
            RegistryTest.register(registry, RegistrationRequest.of(name, "x"), name);
        }
        assertEquals(names.size(), references().size());
        references().keySet().forEach(reference -> assertTrue(reference.matches(REFERENCE), reference));
        assertTrue(references().keySet().containsAll(List.of("a-b:1", "a--b:1", "a_20b:1", "A-b:1", "a:1", "1:1")));
        TreeSet<String> repositories = new TreeSet<>();
        for (String name : names) {
            String part = OciName.REPOSITORY.of(new ModelName(name));
            assertTrue(part.matches("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*"), part);
            assertTrue(repositories.add(part), part);
        }
    }

    @Test
    void anAliasIsAReferenceThatMoves() throws IOException {
        Registry registry = Registry.open(root.resolve("registry"));
        ModelName name = new ModelName("care");
        String first = RegistryTest.register(registry, RegistrationRequest.of("care", "x"), "one")
                .digest();
        RegistryTest.register(registry, RegistrationRequest.of("caret", "x"), "one");
        Decisions decisions = registry.decisions(name);
        decisions.alias("champion", 1, "x", BuildInfo.NONE, null);
        registry.decisions(new ModelName("caret")).alias("champion", 1, "x", BuildInfo.NONE, null);
        String second = RegistryTest.register(registry, RegistrationRequest.of("care", "x"), "two")
                .digest();
        assertEquals(first, references().get("care:champion"));
        decisions.promote("champion", 2, List.of(), "x", BuildInfo.NONE, null);
        assertEquals(second, references().get("care:champion"));
        decisions.rollback("champion", "x", BuildInfo.NONE, null);
        assertEquals(first, references().get("care:champion"));
        assertEquals(List.of(), registry.maintenance().verify());
        decisions.unalias("champion", "x", BuildInfo.NONE, null);
        assertFalse(references().containsKey("care:champion"));
        assertTrue(references().containsKey("caret:champion"));
        Files.delete(root.resolve("registry/index.json"));
        assertFalse(registry.maintenance().verify().isEmpty());
        registry.maintenance().rebuild();
        assertEquals(
                List.of("care:1", "care:2", "caret:1", "caret:champion"),
                List.copyOf(references().keySet()));
    }

    @Test
    void orasAndSkopeoBringTheFilesOfAnAlias() throws IOException, InterruptedException {
        assumeTrue(
                !InstalledPrograms.inPath("oras").isEmpty()
                        && !InstalledPrograms.inPath("skopeo").isEmpty(),
                "oras and skopeo are not on the path");
        Registry registry = Registry.open(root.resolve("registry"));
        try (Staging staging = registry.stage()) {
            for (String path : List.of("config.json", "a/__init__.py", "a/copy.json")) {
                byte[] bytes = path.endsWith("py") ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8);
                staging.add(path, new java.io.ByteArrayInputStream(bytes), null);
            }
            registry.register(staging, RegistrationRequest.of("credit risk", "x"));
        }
        registry.decisions(new ModelName("credit risk")).alias("champion", 1, "x", BuildInfo.NONE, null);
        String reference = references().keySet().stream()
                .filter(each -> each.endsWith(":champion"))
                .findFirst()
                .orElseThrow();
        run("oras", "pull", "--oci-layout-path", "registry", reference, "-o", "pulled");
        for (Map.Entry<String, String> file : Map.of("config.json", "{}", "a/__init__.py", "", "a/copy.json", "{}")
                .entrySet()) {
            assertEquals(
                    file.getValue(), Files.readString(root.resolve("pulled").resolve(file.getKey())));
        }
        run("skopeo", "copy", "oci:registry:" + reference, "dir:copied");
        JsonNode manifest =
                new JsonMapper().readTree(root.resolve("copied/manifest.json").toFile());
        for (JsonNode layer : manifest.path("layers")) {
            Path copied =
                    root.resolve("copied").resolve(layer.path("digest").asText().substring(7));
            Path pulled = root.resolve("pulled")
                    .resolve(layer.path("annotations")
                            .path("org.opencontainers.image.title")
                            .asText());
            assertEquals(-1, Files.mismatch(copied, pulled));
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
