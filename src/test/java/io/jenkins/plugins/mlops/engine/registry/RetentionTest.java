package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions a cleaning takes, and what stays of them. */
class RetentionTest {
    private static final ModelName NAME = new ModelName("m");

    @TempDir
    Path root;

    private Registry registry;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        registry = Registry.open(root.resolve("registry"));
    }

    private ModelVersion register(String name, String content, Map<String, String> tags) throws IOException {
        ModelDescription description = new ModelDescription(null, Map.of(), Map.of(), tags, List.of(), null);
        return RegistryTest.register(registry, RegistrationRequest.of(name, "x").described(description), content);
    }

    private void register(int versions) throws IOException {
        for (int i = 1; i <= versions; i++) {
            register("m", "content " + i, Map.of());
        }
    }

    private Maintenance.Cleaned keep(int keep, Duration grace) throws IOException {
        return registry.maintenance().gc(new Cleaning(grace, keep, false, "ann", version -> told.add(version.uri())));
    }

    @Test
    void theNewestStayAndWhatAnAliasNeeds() throws IOException {
        register(8);
        for (int version : List.of(2, 1, 3)) { // a rollback leads to the first
            registry.decisions(NAME).alias("champion", version, "x", BuildInfo.NONE, null);
        }
        keep(2, Duration.ZERO);
        assertEquals(List.of(1, 3, 7, 8), registry.versions(NAME));
        assertEquals(List.of("models:/m/2", "models:/m/4", "models:/m/5", "models:/m/6"), told);
        assertEquals(1, registry.decisions(NAME).rollback("champion", "x", BuildInfo.NONE, null));
        String refused = assertThrows(
                        BadInputException.class,
                        () -> registry.decisions(NAME).rollback("champion", "x", BuildInfo.NONE, null))
                .getMessage();
        assertTrue(refused.matches("version 2 of m was removed at \\S+ by ann \\(keep 2\\)"), refused);
        for (int gone : List.of(2, 4)) {
            assertThrows(
                    BadInputException.class,
                    () -> registry.decisions(NAME).alias("champion", gone, "x", BuildInfo.NONE, null));
        }
        assertEquals(Map.of("champion", 1), registry.aliases(NAME));
        assertEquals(List.of(), registry.maintenance().verify());
        assertEquals(9, register("m", "content 9", Map.of()).number());
        // The same bytes of the same build are a new version when theirs is gone, and not when it is there.
        assertEquals(10, register("m", "content 4", Map.of()).number());
        assertEquals(3, register("m", "content 3", Map.of()).number());
        assertEquals(List.of(), registry.maintenance().verify());
    }

    @Test
    void aVersionThatAnotherNamesStays() throws IOException {
        ModelVersion base = register("base", "base", Map.of());
        ModelVersion better = register("base", "better", Map.of("base", base.uri()));
        register("base", "best", Map.of());
        register("base", "newest", Map.of());
        register("m", "tuned", Map.of("base", better.digest()));
        keep(1, Duration.ZERO);
        assertEquals(List.of(1, 2, 4), registry.versions(new ModelName("base")));
        assertEquals(List.of(1), registry.versions(NAME));
    }

    @Test
    void youngVersionsStayAndADryRunTakesNothing() throws IOException {
        register(3);
        assertEquals(0, keep(1, Duration.ofHours(1)).versions());
        Maintenance.Cleaned would = registry.maintenance()
                .gc(new Cleaning(Duration.ZERO, 1, false, "ann", version -> told.add(version.uri())).dry());
        assertEquals(2, would.versions());
        assertEquals(List.of("models:/m/1", "models:/m/2"), told);
        assertEquals(List.of(1, 2, 3), registry.versions(NAME));
        assertEquals(would, keep(1, Duration.ZERO), "it said what it would do");
        assertEquals(List.of(3), registry.versions(NAME));
    }

    @Test
    void theRecordSaysWhatItWas() throws IOException {
        ModelVersion first = register("m", "content", Map.of());
        register("m", "other", Map.of());
        byte[] blob =
                Files.readAllBytes(registry.layout.blob(first.files().get(0).digest()));
        assertEquals("content", new String(blob, StandardCharsets.UTF_8));
        keep(1, Duration.ZERO);
        assertFalse(Files.exists(registry.layout.blob(first.files().get(0).digest())));
        RemovedVersion gone = registry.removed(NAME).get(0);
        assertEquals(first.identity(), gone.identity());
        assertEquals(first.origin(), gone.origin());
        assertEquals("ann keep 1", gone.removal().by() + " " + gone.removal().rule());
        Files.delete(registry.layout.removed(NAME, 1));
        assertTrue(registry.maintenance().verify().stream().anyMatch(Problem::damage), "a version and its record lost");
    }

    @Test
    void aLostVersionKeepsEverythingAsItIs() throws IOException {
        register(4);
        Files.writeString(registry.layout.version(NAME, 3), "{");
        assertThrows(RegistryDamage.class, () -> keep(1, Duration.ZERO));
        assertEquals(List.of(1, 2, 3, 4), registry.versions(NAME));
    }

    @Test
    void othersRegisterAndPromoteMeanwhile() throws Exception {
        register(3);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int first = 100 * (thread + 1);
                all.add(pool.submit(() -> {
                    for (int i = 0; i < 15; i++) {
                        int number = register("m", "content " + (first + i), Map.of())
                                .number();
                        try {
                            registry.decisions(NAME).alias("newest", number, "x", BuildInfo.NONE, null);
                        } catch (BadInputException gone) {
                            assertTrue(gone.getMessage().contains("was removed"), gone.getMessage());
                        }
                    }
                    return null;
                }));
            }
            all.add(pool.submit(() -> {
                for (int i = 0; i < 15; i++) {
                    keep(2, Duration.ZERO);
                }
                return null;
            }));
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        keep(2, Duration.ZERO);
        assertEquals(List.of(), registry.maintenance().verify());
        List<Integer> numbers = new ArrayList<>(registry.versions(NAME));
        assertTrue(numbers.containsAll(registry.aliases(NAME).values()), "aliases point at what is there");
        registry.removed(NAME).forEach(gone -> numbers.add(gone.number()));
        assertEquals(48, numbers.size(), "each number is a version or a record");
    }
}
