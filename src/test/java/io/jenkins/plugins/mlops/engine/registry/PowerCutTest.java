package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power is cut before every single step of a registration: what was there stays whole, and what is new is there whole or not at all. */
class PowerCutTest {
    private static final ModelName NAME = new ModelName("m");

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aVersionIsWholeOrNotThereWhereverThePowerIsCut(boolean whole) throws IOException {
        int cuts = 0;
        for (int step = 1; ; step++, cuts++) {
            boolean kept = cut(step, false, whole);
            boolean lost = cut(step, true, whole);
            if (!kept && !lost) {
                break; // it ends before this step
            }
        }
        assertTrue(cuts > 20, "steps of a registration: " + cuts);
    }

    private boolean cut(int step, boolean namesToo, boolean whole) throws IOException {
        Path folder = root.resolve(step + "-" + namesToo);
        ModelVersion first = register(Registry.open(folder), List.of("shared", "old"));
        PowerCutDisk disk = new PowerCutDisk(folder.resolve("tmp"), step, whole);
        Registry registry = Registry.open(folder, disk, Clock.systemUTC());
        List<String> contents = List.of("shared", "new", "", "x".repeat(200_000), "new");
        try {
            register(registry, contents);
        } catch (PowerCutDisk.Cut cut) {
            assertTrue(disk.wasCut());
        }
        disk.lose(namesToo);
        Registry after = Registry.open(folder);
        assertEquals(
                List.of(),
                after.maintenance().verify().stream().filter(Problem::damage).toList(),
                "cut before step " + step);
        assertEquals(first, after.version(NAME, 1));
        ModelVersion again = register(after, contents);
        assertEquals(2, again.number(), "the same files of the same build are one version, cut or not");
        assertEquals(
                "x".repeat(200_000), new String(after.read(again, "files/3").readAllBytes(), StandardCharsets.UTF_8));
        after.maintenance().rebuild();
        assertEquals(List.of(), after.maintenance().verify());
        return disk.wasCut();
    }

    private static ModelVersion register(Registry registry, List<String> contents) throws IOException {
        try (Staging staging = registry.stage()) {
            for (int i = 0; i < contents.size(); i++) {
                staging.add(
                        "files/" + i, new ByteArrayInputStream(contents.get(i).getBytes(StandardCharsets.UTF_8)), null);
            }
            return registry.register(staging, RegistrationRequest.of("m", "x"));
        }
    }

    @Test
    void aDiskThatDoesNotWaitIsFoundOut() throws IOException {
        Path folder = root.resolve("careless");
        PowerCutDisk disk = new PowerCutDisk(folder.resolve("tmp"), Integer.MAX_VALUE) {
            @Override
            void sync(java.util.Collection<Path> files) {
                // does not wait
            }
        };
        register(Registry.open(folder, disk, Clock.systemUTC()), List.of("a", "b"));
        disk.lose(false);
        assertTrue(Registry.open(folder).maintenance().verify().stream().anyMatch(Problem::damage));
    }

    @Test
    void aFileSystemThatOnlySaysThatItWaitedIsFoundOut() throws IOException {
        Path folder = root.resolve("lying");
        PowerCutDisk disk = new PowerCutDisk(folder.resolve("tmp"), Integer.MAX_VALUE, true) {
            @Override
            boolean syncFileSystem() {
                return true;
            }
        };
        register(Registry.open(folder, disk, Clock.systemUTC()), List.of("a", "b"));
        disk.lose(false);
        assertTrue(Registry.open(folder).maintenance().verify().stream().anyMatch(Problem::damage));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyFilesAreWaitedForInOneWhereTheSystemCan(boolean can) throws IOException {
        AtomicInteger whole = new AtomicInteger();
        AtomicInteger single = new AtomicInteger();
        Path folder = root.resolve("counted");
        Disk disk = new Disk(folder.resolve("tmp")) {
            @Override
            boolean syncFileSystem() {
                whole.incrementAndGet();
                return can;
            }

            @Override
            void sync(Path file) throws IOException {
                single.incrementAndGet();
                super.sync(file);
            }
        };
        Registry registry = Registry.open(folder, disk, Clock.systemUTC());
        int before = single.get();
        register(registry, IntStream.range(0, 300).mapToObj(i -> "file " + i).toList());
        assertEquals(1, whole.get());
        assertEquals(!can, single.get() - before >= 300, "single waits: " + (single.get() - before));
        assertEquals(List.of(), registry.maintenance().verify());
    }

    @Test
    void whatTheRegistryHoldsIsNotWrittenAgain() throws IOException {
        Path folder = root.resolve("again");
        ModelVersion first = register(Registry.open(folder), List.of("one", "two", "y".repeat(100_000)));
        Path blob = new Layout(folder).blob(first.files().get(0).digest());
        Object before = Files.getAttribute(blob, "unix:ino");
        Registry registry = Registry.open(folder);
        try (Staging staging = registry.stage()) {
            staging.add("one", new ByteArrayInputStream("one".getBytes(StandardCharsets.UTF_8)), null);
            // A file whose digest its sender knows is not even read.
            staging.add(
                    "large",
                    new java.io.InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("read");
                        }
                    },
                    first.files().get(2).digest());
            Path missing = new Layout(folder).blob(first.files().get(2).digest());
            Files.delete(missing); // as a cleaning would, between staging and registering
            ModelVersion second = registry.register(staging, RegistrationRequest.of("other", "x"));
            assertEquals(100_000, second.files().get(0).bytes());
            assertTrue(Files.exists(missing));
        }
        assertEquals(before, Files.getAttribute(blob, "unix:ino"));
        assertEquals(List.of(), registry.maintenance().verify());
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aDamagedFileIsHealedNotUsedAgain() throws IOException {
        Path folder = root.resolve("healed");
        Registry registry = Registry.open(folder);
        ModelVersion first = register(registry, List.of("one", "two"));
        Files.writeString(new Layout(folder).blob(first.files().get(0).digest()), "eno");
        register(registry, List.of("one", "three"));
        assertEquals(List.of(), registry.maintenance().verify());
    }

    @Test
    void manyFilesOfOneFolderKeepTheFirstProblem() throws IOException {
        Registry registry = Registry.open(root.resolve("many"));
        TreeMap<String, Path> sources = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            sources.put("f/" + i, Files.writeString(root.resolve("f" + i), "content " + i));
        }
        try (Staging staging = registry.stage()) {
            staging.add(sources);
            ModelVersion version = registry.register(staging, RegistrationRequest.of("m", "x"));
            assertEquals(300, version.files().size());
            for (FileEntry file : version.files()) {
                assertEquals(
                        "content " + file.path().substring(2),
                        new String(registry.read(version, file.path()).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(root.resolve("f77"));
        try (Staging staging = registry.stage()) {
            String told = assertThrows(BadInputException.class, () -> staging.add(sources))
                    .getMessage();
            assertTrue(told.contains("f77"), told);
        }
        try (var left = Files.list(root.resolve("many/tmp"))) {
            assertEquals(0, left.count());
        }
        assertEquals(List.of(), registry.maintenance().verify());
    }
}
