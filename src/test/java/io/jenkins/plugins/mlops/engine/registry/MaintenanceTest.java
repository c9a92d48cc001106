package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {
    private static final ModelName NAME = new ModelName("m");

    @TempDir
    Path root;

    private Path folder;
    private Registry registry;
    private ModelVersion version;

    @BeforeEach
    void register() throws IOException {
        folder = root.resolve("registry");
        registry = Registry.open(folder);
        version = RegistryTest.register(registry, RegistrationRequest.of("m", "x"), "the model", "the notes");
        registry.decisions(NAME).alias("champion", 1, "x", BuildInfo.NONE, null);
    }

    private Path blob(String path) {
        String digest = version.files().stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow()
                .digest();
        return folder.resolve("blobs/sha256").resolve(digest.substring(7));
    }

    @Test
    void aFlippedBitIsFoundAndNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(blob("model.json"));
        bytes[3] ^= 0x10;
        Files.write(blob("model.json"), bytes);
        List<Problem> problems = registry.maintenance().verify();
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).damage());
        assertTrue(
                problems.get(0).message().contains("model.json")
                        && problems.get(0).message().contains("models:/m/1"),
                problems.get(0).message());
        try (InputStream in = registry.read(version, "model.json")) {
            assertTrue(assertThrows(RegistryDamage.class, in::readAllBytes)
                    .getMessage()
                    .contains("model.json"));
        }
        assertThrows(RegistryDamage.class, () -> registry.maintenance().export(version, root.resolve("out")));
        RegistryTest.register(registry, RegistrationRequest.of("other", "x"), "the model");
        assertEquals(List.of(), registry.maintenance().verify(), "the same bytes, registered again, heal the blob");
    }

    @Test
    void everyLostFileIsNamed() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().contains("locks")
                            && !f.toString().contains("keys")
                            && !f.endsWith("oci-layout"))
                    .toList();
        }
        assertEquals(
                9, files.size(), files.toString()); // index, manifest, config, two files, name, version, event, aliases
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertFalse(registry.maintenance().verify().isEmpty(), "lost " + file);
            Files.write(file, "{\"x\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertFalse(registry.maintenance().verify().isEmpty(), "overwritten " + file);
            Files.write(file, bytes);
        }
        assertEquals(List.of(), registry.maintenance().verify());
    }

    @Test
    void whatIsDerivedCanBeMadeAgain() throws IOException {
        RegistryTest.register(registry, RegistrationRequest.of("m", "x"), "second");
        String index = Files.readString(folder.resolve("index.json"));
        Files.delete(folder.resolve("index.json"));
        Files.delete(folder.resolve("models/m/aliases.json"));
        assertEquals(1, registry.aliases(NAME).get("champion"), "the events decide");
        assertTrue(registry.maintenance().verify().stream().noneMatch(Problem::damage));
        registry.maintenance().rebuild();
        assertEquals(List.of(), registry.maintenance().verify());
        assertEquals(index, Files.readString(folder.resolve("index.json")));
    }

    @Test
    void cleaningTakesOnlyWhatNobodyNeeds() throws IOException {
        Path orphan = folder.resolve("blobs/sha256/" + "0".repeat(64));
        Files.writeString(orphan, "left behind");
        Path upload = Files.writeString(folder.resolve("tmp/upload"), "x");
        assertEquals(0, registry.maintenance().gc(Duration.ofHours(1)).files());
        Files.setLastModifiedTime(upload, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertEquals(2, registry.maintenance().gc(Duration.ofHours(1)).files());
        assertFalse(Files.exists(orphan));
        assertEquals(List.of(), registry.maintenance().verify());
        Files.writeString(folder.resolve("models/m/versions/000001.json"), "{");
        assertThrows(RegistryDamage.class, () -> registry.maintenance().gc(Duration.ZERO));
    }

    @Test
    void anExportHoldsTheFilesAndTheDocument() throws IOException {
        Path out = root.resolve("out");
        registry.maintenance().export(version, out);
        assertEquals("the model", Files.readString(out.resolve("files/model.json")));
        assertEquals("the notes", Files.readString(out.resolve("files/extra/1.txt")));
        assertTrue(Files.readString(out.resolve("version.json")).contains("mlops-version/1"));
        assertThrows(BadInputException.class, () -> registry.maintenance().export(version, out));
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws IOException {
        for (int limit = 0; limit < 6000; limit += 293) {
            Registry full = Registry.open(folder, new FullDisk(folder.resolve("tmp"), limit), Clock.systemUTC());
            int before = registry.versions(NAME).size();
            String content = "content " + limit;
            try {
                RegistryTest.register(full, RegistrationRequest.of("m", "x"), content);
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("No space left"), e.getMessage());
            }
            int after = registry.versions(NAME).size();
            assertTrue(after == before || after == before + 1);
            assertTrue(registry.maintenance().verify().stream().noneMatch(Problem::damage));
            assertEquals(
                    after == before ? before + 1 : after,
                    RegistryTest.register(registry, RegistrationRequest.of("m", "x"), content)
                            .number());
        }
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertEquals(0, left.count());
        }
    }

    /** A disk with room for a number of bytes. */
    private static final class FullDisk extends Disk {
        private long room;

        FullDisk(Path temporary, long room) {
            super(temporary);
            this.room = room;
        }

        @Override
        OutputStream open(Path file) throws IOException {
            return new FilterOutputStream(super.open(file)) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    room -= length;
                    if (room < 0) {
                        throw new IOException("No space left on device");
                    }
                    out.write(bytes, offset, length);
                }
            };
        }
    }
}
