package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
    private static final BuildInfo BUILD =
            new BuildInfo("https://ci.example/job/train/7/", "train #7", "abc123", "main");
    private static final String DATA = "sha256:" + "d".repeat(64);

    @TempDir
    Path root;

    private Registry registry;

    @BeforeEach
    void open() throws IOException {
        registry = Registry.open(root.resolve("registry"));
    }

    static ModelVersion register(Registry registry, RegistrationRequest request, String... contents)
            throws IOException {
        try (Staging staging = registry.stage()) {
            for (int i = 0; i < contents.length; i++) {
                staging.add(
                        i == 0 ? "model.json" : "extra/" + i + ".txt",
                        new ByteArrayInputStream(contents[i].getBytes(StandardCharsets.UTF_8)),
                        null);
            }
            return registry.register(staging, request);
        }
    }

    private static RegistrationRequest request(String name) {
        return RegistrationRequest.of(name, "somebody");
    }

    @Test
    void aVersionHoldsWhatWasRegistered() throws IOException {
        ModelVersion made =
                register(registry, request("credit-risk").from(BUILD).with(Map.of("Auc", 0.81)), "one", "two");
        ModelVersion read = Registry.open(root.resolve("registry")).version(new ModelName("credit-risk"), 1);
        assertEquals(made, read);
        assertEquals(BUILD, read.build());
        assertEquals("models:/credit-risk/1", read.uri());
        assertEquals(
                List.of("extra/1.txt", "model.json"),
                read.files().stream().map(FileEntry::path).toList());
        assertArrayEquals(
                "one".getBytes(StandardCharsets.UTF_8),
                registry.read(read, "model.json").readAllBytes());
        assertEquals(List.of(), registry.maintenance().verify());
    }

    @Test
    void theFolderIsAnOciLayoutOfModelPack() throws IOException {
        ModelVersion version = register(registry, request("m"), "one", "two");
        Path folder = root.resolve("registry");
        JsonMapper json = new JsonMapper();
        assertEquals(
                "1.0.0",
                json.readTree(folder.resolve("oci-layout").toFile())
                        .path("imageLayoutVersion")
                        .asText());
        JsonNode entry = json.readTree(folder.resolve("index.json").toFile())
                .path("manifests")
                .path(0);
        assertEquals(version.digest(), entry.path("digest").asText());
        Path manifest = folder.resolve("blobs/sha256/" + version.digest().substring(7));
        assertEquals(Files.size(manifest), entry.path("size").asLong());
        JsonNode tree = json.readTree(manifest.toFile());
        assertEquals(
                "application/vnd.cncf.model.manifest.v1+json",
                tree.path("artifactType").asText());
        assertEquals(
                "application/vnd.cncf.model.config.v1+json",
                tree.path("config").path("mediaType").asText());
        assertEquals(
                "application/vnd.cncf.model.weight.v1.raw",
                tree.path("layers").path(1).path("mediaType").asText());
        assertEquals(
                "model.json",
                tree.path("layers")
                        .path(1)
                        .path("annotations")
                        .path("org.cncf.model.filepath")
                        .asText());
        JsonNode config = json.readTree(folder.resolve("blobs/sha256/"
                        + tree.path("config").path("digest").asText().substring(7))
                .toFile());
        assertEquals(
                tree.path("layers").path(0).path("digest").asText(),
                config.path("modelfs").path("diffIds").path(0).asText());
    }

    @Test
    void theSameBytesFromTheSameBuildRegisterOnce() throws IOException {
        assertEquals(1, register(registry, request("m").from(BUILD), "a").number());
        assertEquals(1, register(registry, request("m").from(BUILD), "a").number());
        assertEquals(
                2,
                register(registry, request("m").from(new BuildInfo("other", null, null, null)), "a")
                        .number());
        assertEquals(3, register(registry, request("m").from(BUILD), "b").number());
        assertEquals(1, register(registry, request("m").from(BUILD), "a").number());
        assertEquals(1, register(registry, request("n").from(BUILD), "a").number());
        try (Stream<Path> keys = Files.walk(root.resolve("registry/models/m/keys"))) {
            for (Path key : keys.filter(Files::isRegularFile).toList()) {
                Files.delete(key); // as if the process had died before it wrote them
            }
        }
        assertEquals(1, register(registry, request("m").from(BUILD), "a").number());
        assertEquals(List.of(1, 2, 3), registry.versions(new ModelName("m")));
    }

    @Test
    void blobsAreShared() throws IOException {
        register(registry, request("m"), "same");
        long before = blobs();
        register(registry, request("m").from(BUILD), "same");
        assertEquals(before, blobs());
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("registry/blobs/sha256"))) {
            return files.count();
        }
    }

    @Test
    void badFilesAreRefusedBeforeAVersionIsAllocated() throws IOException {
        try (Staging staging = registry.stage()) {
            assertThrows(
                    BadInputException.class,
                    () -> staging.add(new TreeMap<>(Map.of("model.json", root.resolve("nothing")))));
            assertThrows(BadInputException.class, () -> staging.add("m", new ByteArrayInputStream(new byte[3]), DATA));
            for (String path : List.of(
                    "../m", "/m", "a/../m", "a//m", "C:/m", "a\\m", "", "a/", "./m", "x".repeat(2000), "a\nb")) {
                assertThrows(
                        BadInputException.class,
                        () -> staging.add(path, new ByteArrayInputStream(new byte[3]), null),
                        path);
            }
            staging.add("M.json", new ByteArrayInputStream(new byte[3]), null);
            assertThrows(
                    BadInputException.class, () -> staging.add("m.json", new ByteArrayInputStream(new byte[3]), null));
        }
        try (Staging empty = registry.stage()) {
            assertThrows(BadInputException.class, () -> registry.register(empty, request("m")));
        }
        try (Staging nothing = registry.stage()) {
            nothing.add("a", new ByteArrayInputStream(new byte[0]), null);
            nothing.add("b", new ByteArrayInputStream(new byte[0]), null);
            assertEquals(
                    "a and all other files are empty; a model with nothing in it is not registered",
                    assertThrows(BadInputException.class, () -> registry.register(nothing, request("m")))
                            .getMessage());
        }
        assertEquals(List.of(), registry.models());
        try (Stream<Path> left = Files.list(root.resolve("registry/tmp"))) {
            assertEquals(0, left.count());
        }
    }

    private static VerdictDocument result(String verdict, String kind, String fingerprint, String more) {
        return new VerdictDocument(
                "r.json",
                ("{\"format\":\"mlops-result/1\",\"step\":\"validateData\",\"verdict\":\"" + verdict
                                + "\",\"message\":\"2 of 3 checks failed\",\"subject\":{\"kind\":\"" + kind
                                + "\",\"fingerprint\":\"" + fingerprint + "\"}" + more + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void requiredResultsDecide() throws IOException {
        String model = Digests.of("one".getBytes(StandardCharsets.UTF_8));
        RegistrationRequest request = request("m").from(BUILD);
        Map<VerdictDocument, String> refused = Map.of(
                result("FAILED", "dataset", DATA, ""),
                "2 of 3 checks failed",
                result("", "dataset", DATA, ""),
                "verdict",
                result("PASSED", "dataset", "sha256:" + "e".repeat(64), ""),
                "other data",
                result("PASSED", "model", DATA, ""),
                "another model file",
                result("PASSED", "dataset", DATA, ",\"build\":{\"url\":\"https://ci.example/job/other/1/\"}"),
                "another build",
                new VerdictDocument("r.json", "{}".getBytes(StandardCharsets.UTF_8)),
                "mlops-result/1",
                new VerdictDocument("r.json", "{".getBytes(StandardCharsets.UTF_8)),
                "not readable");
        refused.forEach((document, why) -> {
            String message = assertThrows(
                            BadInputException.class,
                            () -> register(registry, request.with(List.of(document), List.of(DATA)), "one"))
                    .getMessage();
            assertTrue(message.contains(why) && message.contains("r.json"), message);
        });
        assertThrows(BadInputException.class, () -> VerdictDocument.read("x.json", root.resolve("x.json")));
        assertEquals(List.of(), registry.models());
        ModelVersion version = register(
                registry,
                request.with(
                        List.of(result("PASSED", "dataset", DATA, ""), result("WARNING", "model", model, "")),
                        List.of(DATA)),
                "one");
        assertEquals(
                List.of("PASSED", "WARNING"),
                version.verdicts().stream().map(VerdictEntry::verdict).toList());
        assertEquals(List.of(), registry.maintenance().verify());
    }

    @Test
    void hostileNamesStayInTheirFolder() throws IOException {
        List<String> names = List.of(
                "../../etc",
                "..",
                ".",
                "a/b",
                "a\\b",
                "C:x",
                "CON",
                "nul",
                "credit-risk",
                "Credit-Risk",
                "\u4fe1\u7528",
                "<script>alert(1)</script>",
                "a b",
                "%2e%2e",
                "x".repeat(256),
                "\u00e9".repeat(200),
                "registry",
                "index",
                "*?|");
        for (String name : names) {
            register(registry, request(name), name);
        }
        assertEquals(
                names.stream().sorted().toList(),
                registry.models().stream().map(ModelName::text).toList());
        for (String name : names) {
            ModelVersion version = registry.version(new ModelName(name), 1);
            assertEquals(name, new String(registry.read(version, "model.json").readAllBytes(), StandardCharsets.UTF_8));
        }
        try (Stream<Path> folders = Files.list(root.resolve("registry/models"))) {
            List<String> made = folders.map(p -> p.getFileName().toString()).toList();
            assertEquals(names.size(), made.size());
            made.forEach(folder -> assertTrue(folder.matches("[a-z0-9_%~-]{1,200}"), folder));
        }
        try (Stream<Path> beside = Files.list(root)) {
            assertEquals(
                    List.of("registry"),
                    beside.map(p -> p.getFileName().toString()).toList());
        }
        assertEquals(List.of(), registry.maintenance().verify());
        for (String bad : List.of("", " ", " a", "a\nb", "a\0", "x".repeat(1000), "\ud800", "a\u202eb", "a\u200b")) {
            assertThrows(BadInputException.class, () -> new ModelName(bad), bad);
        }
        assertEquals(new ModelName("\u00e9"), new ModelName("e\u0301"));
        assertNotEquals(new ModelName("con").folder(), "con");
    }

    @Test
    void aFolderOfSomethingElseIsNotTaken() throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("home")).resolve("notes.txt"), "mine");
        assertThrows(BadInputException.class, () -> Registry.open(root.resolve("home")));
        assertFalse(Files.exists(root.resolve("home/oci-layout")));
    }

    @Test
    void askingForWhatIsNotThereSaysWhatIs() throws IOException {
        register(registry, request("credit-risk"), "one");
        assertTrue(assertThrows(BadInputException.class, () -> registry.version(new ModelName("credit-risc"), 1))
                .getMessage()
                .contains("did you mean \"credit-risk\""));
        assertTrue(assertThrows(BadInputException.class, () -> registry.version(new ModelName("credit-risk"), 9))
                .getMessage()
                .contains("newest is 1"));
        ModelVersion version = registry.version(new ModelName("credit-risk"), 1);
        assertTrue(assertThrows(BadInputException.class, () -> registry.read(version, "model.jsn"))
                .getMessage()
                .contains("model.json"));
    }
}
