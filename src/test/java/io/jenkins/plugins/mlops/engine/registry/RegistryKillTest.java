package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that work on one registry are killed at random moments: nothing is lost, and nothing is half there. */
class RegistryKillTest {
    /** 24 in the test suite; bench/registry/soak.sh asks for 200. */
    private static final int KILLS = Integer.getInteger("mlops.kills", 24);

    @TempDir
    Path root;

    @Test
    void nothingIsLostAndNothingIsHalfThere() throws IOException, InterruptedException {
        Path folder = root.resolve("registry");
        Registry registry = Registry.open(folder);
        ModelName name = new ModelName("m");
        Random random = new Random(42);
        List<String> promised = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process victim = RegistryWorker.start(folder, "mixed", random.nextLong(), 1_000_000);
            Process second = kill % 3 == 0 ? RegistryWorker.start(folder, "mixed", random.nextLong(), 1_000_000) : null;
            try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
                String first = out.readLine(); // the process is at work from here on
                promised.add(first);
                // It works on until some moment in the middle of whatever it then does.
                assertFalse(victim.waitFor(random.nextInt(120), TimeUnit.MILLISECONDS), "it ended by itself");
                victim.destroyForcibly();
                if (second != null) {
                    second.destroyForcibly();
                }
                for (String line = first == null ? null : readLine(out); line != null; line = readLine(out)) {
                    promised.add(line);
                }
            }
            assertTrue(victim.waitFor(30, TimeUnit.SECONDS));
            if (second != null) {
                assertTrue(second.waitFor(30, TimeUnit.SECONDS));
            }
            check(registry, name, promised);
        }
        registry.maintenance().rebuild();
        registry.maintenance().gc(java.time.Duration.ZERO);
        assertEquals(List.of(), registry.maintenance().verify());
        assertTrue(
                Layout.last(registry.layout.versions(name)) >= KILLS / 2,
                "the processes did work: " + registry.versions(name));
        assertFalse(registry.removed(name).isEmpty(), "the processes removed versions");
        try (Stream<Path> halves = Files.walk(folder.resolve("models"))) {
            assertTrue(halves.filter(Files::isRegularFile)
                    .noneMatch(f -> f.toFile().length() == 0));
        }
    }

    private static String readLine(BufferedReader out) {
        try {
            return out.readLine();
        } catch (IOException e) {
            return null; // the pipe broke with the process
        }
    }

    private static void check(Registry registry, ModelName name, List<String> promised) throws IOException {
        List<Problem> damage =
                registry.maintenance().verify().stream().filter(Problem::damage).toList();
        assertEquals(List.of(), damage);
        List<Integer> versions = new ArrayList<>(registry.versions(name));
        registry.removed(name).forEach(gone -> versions.add(gone.number()));
        versions.sort(null);
        assertEquals(IntStream.rangeClosed(1, versions.size()).boxed().toList(), versions);
        for (String line : promised) {
            if (line != null && line.matches("registered \\d+ sha256:[0-9a-f]{64}")) {
                String[] words = line.split(" ");
                int number = Integer.parseInt(words[1]);
                assertEquals(
                        words[2],
                        registry.removed(name, number).isPresent()
                                ? registry.removed(name, number).get().digest()
                                : registry.version(name, number).digest());
            } else if (line != null && line.matches("events \\d+")) {
                assertTrue(registry.events(name).size() >= Integer.parseInt(line.split(" ")[1]));
            }
        }
        promised.clear();
    }
}
