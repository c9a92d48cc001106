package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process promotes, rolls back or cleans, and is ended before and after each step that lasts: done again, it ends as if nothing had happened. */
class ChangesKilledAtEachStepTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void everyMomentLeavesAWholeRegistry(RegistryChange change) throws IOException, InterruptedException {
        int halted = 0;
        for (int at = 1; ; at++) {
            Path folder = root.resolve("registry-" + at);
            Registry registry = Registry.open(folder);
            RegistryChange.prepare(registry);
            boolean done = HaltedProcess.ends(
                    ChangesKilledAtEachStepTest.class, folder.toString(), Integer.toString(at), change.name());
            change.check(registry, change + " at moment " + at);
            if (done) {
                break;
            }
            halted++;
        }
        assertTrue(halted >= 6, "moments: " + halted);
    }

    @ParameterizedTest
    @EnumSource
    void aPowerCutDoesNoHarmEither(RegistryChange change) throws IOException {
        int cuts = 0;
        for (int step = 1; ; step++, cuts++) {
            boolean kept = cut(change, step, false);
            boolean lost = cut(change, step, true);
            if (!kept && !lost) {
                break; // it ends before this step
            }
        }
        assertTrue(cuts >= 6, "steps: " + cuts);
    }

    private boolean cut(RegistryChange change, int step, boolean namesToo) throws IOException {
        Path folder = root.resolve(step + "-" + namesToo);
        RegistryChange.prepare(Registry.open(folder));
        PowerCutDisk disk = new PowerCutDisk(folder.resolve("tmp"), step);
        try {
            change.make(Registry.open(folder, disk, Clock.systemUTC()));
        } catch (PowerCutDisk.Cut cut) {
            assertTrue(disk.wasCut());
        }
        disk.lose(namesToo);
        change.check(Registry.open(folder), change + " cut before step " + step);
        return disk.wasCut();
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        HaltingDisk disk = new HaltingDisk(folder.resolve("tmp"), Integer.parseInt(args[1]));
        RegistryChange.valueOf(args[2]).make(Registry.open(folder, disk, Clock.systemUTC()));
    }
}
