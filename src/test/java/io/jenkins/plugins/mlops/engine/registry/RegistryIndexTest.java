package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryIndexTest {
    private static final ModelName M = new ModelName("Credit risk");

    @TempDir
    Path root;

    private Registry registry;
    private RegistryIndex index;

    @BeforeEach
    void open() throws IOException {
        registry = Registry.open(root.resolve("registry"));
        index = new RegistryIndex(registry);
    }

    private void register(String content) throws IOException {
        RegistryTest.register(registry, RegistrationRequest.of(M.text(), "somebody"), content);
    }

    /** As if nobody had written there for a while. */
    private void settle(Path folder) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
    }

    @Test
    void whatWasAddedIsSeenAtOnce() throws IOException {
        assertEquals(List.of(), index.models());
        assertEquals(List.of(), index.versions(M));
        for (int i = 1; i <= 20; i++) {
            register("content " + i);
            assertEquals(i, index.versions(M).size());
            assertEquals(List.of(M), index.models());
        }
    }

    @Test
    void whatDidNotChangeIsNotReadAgain() throws IOException {
        register("a");
        settle(registry.layout.versions(M));
        settle(registry.layout.models());
        List<Integer> versions = index.versions(M);
        List<ModelName> models = index.models();
        assertSame(versions, index.versions(M));
        assertSame(models, index.models());
        register("b");
        assertNotSame(versions, index.versions(M));
        assertEquals(List.of(1, 2), index.versions(M));
    }

    @Test
    void keysLeadToModelsAndNowhereElse() throws IOException {
        register("a");
        assertEquals(".43redit.20risk", M.key());
        assertEquals(Optional.of(M), index.find(M.key()));
        for (String key :
                List.of("", ".", "..", "../x", ".43redit.20risk/..", "credit", "%43redit%20risk", "a".repeat(500))) {
            assertFalse(index.find(key).isPresent(), key);
        }
        for (String name :
                List.of("..", "a/b", "\u00fc \ud83d\ude00", "A", "con", "x".repeat(256), "\u4e2d".repeat(200))) {
            String key = new ModelName(name).key();
            assertTrue(key.matches("[a-z0-9_~.-]*[a-z0-9_~-][a-z0-9_~.-]*"), key);
        }
    }

    @Test
    void theNewestEventsComeFirst() throws IOException {
        register("a");
        register("b");
        for (int i = 0; i < 5; i++) {
            registry.decisions(M).alias("champion", 1 + i % 2, "somebody", BuildInfo.NONE, "note " + i);
        }
        assertEquals(
                List.of("note 4", "note 3"),
                registry.newestEvents(M, 2).stream().map(RegistryEvent::note).toList());
        assertEquals(5, registry.newestEvents(M, 100).size());
    }
}
