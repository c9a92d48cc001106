package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents beside a version are blobs like others: referred to, checked, kept by cleaning, exported. */
class EvidenceKeptTest {
    @TempDir
    Path folder;

    private ModelVersion register(Registry registry, String build) throws IOException {
        try (Staging staging = registry.stage()) {
            staging.add("model.bin", new ByteArrayInputStream(new byte[] {1, 2, 3}), null);
            return registry.register(
                    staging,
                    RegistrationRequest.of("m", "somebody").from(new BuildInfo(build, null, null, null)),
                    Evidence.unsigned());
        }
    }

    @Test
    void evidenceIsKeptBesideTheVersion() throws IOException {
        Registry registry = Registry.open(folder.resolve("registry"));
        ModelVersion version = register(registry, "https://ci.example/7/");
        assertEquals(
                List.of("model-card.md", "bom.cdx.json"),
                version.evidence().stream().map(EvidenceEntry::path).toList());
        assertEquals(version, register(registry, "https://ci.example/7/"));
        assertEquals(version, registry.version(new ModelName("m"), 1));
        register(registry, "https://ci.example/8/");

        EvidenceEntry card = version.evidence().get(0);
        JsonObject manifest = Json.read(registry.layout.blob(card.manifest()));
        assertEquals(version.digest(), manifest.object("subject").text("digest", ""));
        assertEquals(card.digest(), manifest.objects("layers").get(0).text("digest", ""));
        assertEquals(
                6,
                Json.read(registry.layout.index()).list("manifests").size(),
                "two versions, two documents beside each");

        registry.maintenance().gc(Duration.ZERO);
        assertEquals(List.of(), registry.maintenance().verify());
        Files.delete(registry.layout.index());
        registry.maintenance().rebuild();
        assertEquals(List.of(), registry.maintenance().verify());
        assertEquals(6, Json.read(registry.layout.index()).list("manifests").size());

        registry.maintenance().export(version, folder.resolve("out"));
        assertArrayEquals(registry.read(card), Files.readAllBytes(folder.resolve("out/evidence/model-card.md")));

        byte[] bytes = Files.readAllBytes(registry.layout.blob(card.digest()));
        bytes[10]++;
        Files.write(registry.layout.blob(card.digest()), bytes);
        List<Problem> problems = registry.maintenance().verify();
        assertTrue(
                problems.size() == 1 && problems.get(0).message().contains("model-card.md of models:/m/1"),
                problems.toString());
    }
}
