package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process registers a version and points an alias at it, and is ended before and after each step that lasts: at every such moment the registry is whole, has
 * the version or has it not, and doing it again gives one version and one event, as a build does that goes on after a restart.
 */
class RegistrationKilledAtEachStepTest {
    private static final ModelName NAME = new ModelName("m");
    private static final BuildInfo BUILD = new BuildInfo("https://ci/job/train/2/", "train #2", null, null);

    @TempDir
    Path root;

    @Test
    void everyMomentLeavesAWholeRegistry() throws IOException, InterruptedException {
        int halted = 0;
        int without = 0;
        for (int at = 1; ; at++) {
            Path folder = root.resolve("registry-" + at);
            Registry registry = Registry.open(folder);
            register(registry, 1);
            boolean done =
                    HaltedProcess.ends(RegistrationKilledAtEachStepTest.class, folder.toString(), Integer.toString(at));
            without += whole(registry, at) ? 0 : 1;
            register(registry, 2);
            assertEquals(List.of(1, 2), registry.versions(NAME), "moment " + at);
            assertEquals(Map.of("champion", 2), registry.aliases(NAME), "moment " + at);
            assertEquals(2, registry.events(NAME).size(), "moment " + at);
            if (done) {
                break;
            }
            halted++;
        }
        // Two blobs, the version, its key, the index, an event and the aliases are written, with a moment or more each,
        // and so is the model's file.
        assertTrue(halted >= 10, "moments: " + halted);
        assertTrue(without > 0 && without < halted, "version missing at " + without + " of " + halted + " moments");
    }

    /** Tells whether the second version is there; what is there is whole. */
    private static boolean whole(Registry registry, int at) throws IOException {
        assertEquals(
                List.of(),
                registry.maintenance().verify().stream().filter(Problem::damage).toList(),
                "moment " + at);
        List<Integer> versions = registry.versions(NAME);
        assertTrue(versions.equals(List.of(1)) || versions.equals(List.of(1, 2)), "moment " + at + ": " + versions);
        int champion = registry.aliases(NAME).get("champion");
        assertTrue(versions.contains(champion), "moment " + at + ": the alias points at version " + champion);
        return versions.size() == 2;
    }

    /** What the process does, and what a build does again that finds it killed. */
    private static void register(Registry registry, int number) throws IOException {
        try (Staging staging = registry.stage()) {
            staging.add("model.bin", new ByteArrayInputStream(new byte[] {1, 2, (byte) number}), null);
            ModelVersion version = registry.register(
                    staging, RegistrationRequest.of("m", "worker").from(number == 1 ? BuildInfo.NONE : BUILD));
            registry.decisions(NAME).alias("champion", version.number(), "worker", BuildInfo.NONE, null);
        }
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        HaltingDisk disk = new HaltingDisk(folder.resolve("tmp"), Integer.parseInt(args[1]));
        register(Registry.open(folder, disk, Clock.systemUTC()), 2);
    }
}
