package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests are made of these bytes and folders hold them for years: a document that is written today is written the same tomorrow. */
class RegistryFormatTest {
    private static final BuildInfo BUILD = new BuildInfo("https://ci.example/job/train/7/", "train #7", null, "main");
    private static final String RESULT =
            "{\"format\":\"mlops-result/1\",\"step\":\"validateData\",\"verdict\":\"WARNING\",\"message\":\"a \\u00fc \\\"b\\\"\","
                    + "\"subject\":{\"kind\":\"dataset\",\"fingerprint\":\"sha256:" + "d".repeat(64) + "\"}}";

    @TempDir
    Path root;

    @Test
    void aNewerLayoutIsNotTouched() throws IOException {
        Path folder = root.resolve("newer");
        Registry.open(folder);
        Registry.open(folder); // its own layout is fine
        for (String marker : new String[] {"{\"imageLayoutVersion\":\"2.0.0\"}", "{}", "something else"}) {
            Files.writeString(folder.resolve("oci-layout"), marker);
            BadInputException refusal = assertThrows(BadInputException.class, () -> Registry.open(folder), marker);
            assertTrue(refusal.getMessage().contains("is a registry of another layout"), refusal.getMessage());
        }
    }

    @Test
    void everyDocumentKeepsItsBytes() throws IOException {
        Path folder = root.resolve("registry");
        Clock clock = Clock.fixed(Instant.parse("2026-03-04T05:06:07.891Z"), ZoneOffset.UTC);
        Registry registry = Registry.open(folder, new Disk(folder.resolve("tmp")), clock);
        ModelName name = new ModelName("Credit risk \u00fc\ud83d\ude00 <b>");
        ModelVersion version;
        try (Staging staging = registry.stage()) {
            staging.add("model.json", bytes("{}"), null);
            staging.add("docs/README.md", bytes("what it does"), null);
            version = registry.register(staging, request(name));
        }
        registry.decisions(name).alias("challenger", 1, "somebody", BuildInfo.NONE, null);
        registry.decisions(name)
                .promote(
                        "champion",
                        1,
                        List.of(),
                        "somebody \"else\"",
                        BUILD,
                        "line\none\ttab \u0001\u001f / \\ \u2028 \u007f");

        Path model = folder.resolve("models/" + name.folder());
        same("model.json", model.resolve("model.json"));
        same("version.json", model.resolve("versions/000001.json"));
        same("event1.json", model.resolve("events/000001.json"));
        same("event2.json", model.resolve("events/000002.json"));
        same("aliases.json", model.resolve("aliases.json"));
        same("index.json", folder.resolve("index.json"));
        same("manifest.json", registry.layout.blob(version.digest()));
        same(
                "config.json",
                registry.layout.blob(
                        Digests.of(OciManifest.of(name, version.files()).config())));
        assertEquals(version, registry.version(name, 1));
    }

    /** A version from before its document said what its results speak of is read, and keeps its bytes. */
    @Test
    void aVersionFromBeforeIsRead() throws IOException {
        try (InputStream in = RegistryFormatTest.class.getResourceAsStream("format/version-without-scope.json")) {
            byte[] document = in.readAllBytes();
            ModelVersion version = VersionDocument.read(document, "here");
            assertEquals("sha256:" + "d".repeat(64), version.verdicts().get(0).subject());
            assertEquals(Map.of(), version.intervals());
            assertEquals(
                    new String(document, StandardCharsets.UTF_8),
                    new String(VersionDocument.bytes(version), StandardCharsets.UTF_8));
        }
    }

    private static RegistrationRequest request(ModelName name) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("name", "age");
        column.put("optional", false);
        column.put("shape", List.of(-1L, 3L));
        column.put("unit", null);
        Map<String, Object> signature = new LinkedHashMap<>();
        signature.put("inputs", List.of(column, Map.of()));
        signature.put("outputs", List.of());
        return new RegistrationRequest(
                name,
                "somebody",
                BUILD,
                new ModelDescription(
                        signature,
                        Map.of(
                                "Auc",
                                0.8125,
                                "Whole",
                                3.0,
                                "Small",
                                1.5e-7,
                                "Large",
                                123456789012.0,
                                "Negative",
                                -0.1,
                                "Huge",
                                1e300),
                        Map.of("depth", "6", "a", "\u00e4 & <c>"),
                        Map.of(),
                        List.of("sha256:" + "d".repeat(64)),
                        Map.of("findings", List.of("one", "two"))),
                List.of(new VerdictDocument("data", RESULT.getBytes(StandardCharsets.UTF_8))));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void same(String name, Path written) throws IOException {
        try (InputStream in = RegistryFormatTest.class.getResourceAsStream("format/" + name)) {
            String expected = in == null
                    ? "(no such resource: " + name + ")"
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(expected, Files.readString(written), name);
        }
    }
}
