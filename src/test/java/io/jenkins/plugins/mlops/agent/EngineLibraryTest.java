package io.jenkins.plugins.mlops.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLibraryTest {
    private static final AgentFacts LINUX = new AgentFacts("linux", "amd64", "/j", "17", "/", ":", 1);
    private static final AgentFacts MAC = new AgentFacts("macos", "arm64", "/j", "17", "/", ":", 1);
    private static final AgentFacts SPARC = new AgentFacts("sunos", "sparc", "/j", "17", "/", ":", 1);

    @TempDir
    Path folder;

    private Path classes;
    private Path database;
    private Path plain;

    @BeforeEach
    void jars() throws IOException {
        classes = jar("plugin.jar", "io/A.class");
        plain = jar("plain-1.jar", "org/B.class");
        database = jar(
                "duckdb_jdbc-9.jar",
                "org/duckdb/C.class",
                "libduckdb_java.so_linux_amd64",
                "libduckdb_java.so_macos_arm64",
                "META-INF/X.SF");
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private EngineLibrary library() {
        return new EngineLibrary(new EngineSource(classes, List.of(database, plain)), folder.resolve("work"));
    }

    private static List<String> names(EngineBundle bundle) {
        return bundle.files().stream().map(EngineFile::name).collect(Collectors.toList());
    }

    @Test
    void anAgentGetsItsOwnNativeLibraryBesideAJarWithoutAny() throws IOException {
        EngineBundle bundle = library().bundle(LINUX);
        assertEquals(
                List.of("mlops-stages.jar", "duckdb_jdbc-9.jar", "libduckdb_java.so_linux_amd64", "plain-1.jar"),
                names(bundle));
        Path stripped = bundle.path(bundle.files().get(1));
        try (ZipFile zip = new ZipFile(stripped.toFile())) {
            assertEquals(
                    List.of("org/duckdb/C.class"),
                    Collections.list(zip.entries()).stream()
                            .map(ZipEntry::getName)
                            .toList());
        }
        assertEquals(
                "libduckdb_java.so_linux_amd64",
                Files.readString(bundle.path(bundle.files().get(2))));
        assertEquals(bundle.files().stream().mapToLong(EngineFile::size).sum(), bundle.size());
    }

    @Test
    void anAgentGetsTheLibrariesOfOnnxRuntimeWhereThereAreSome() throws IOException {
        String natives = "ai/onnxruntime/native/";
        Path runtime = jar(
                "onnxruntime-9.jar",
                "ai/onnxruntime/OrtSession.class",
                natives + "linux-x64/libonnxruntime.so",
                natives + "linux-x64/libonnxruntime4j_jni.so",
                natives + "win-x64/onnxruntime.dll",
                natives + "win-x64/onnxruntime4j_jni.dll",
                natives + "win-x64/onnxruntime_providers_shared.dll",
                natives + "osx-aarch64/libonnxruntime.dylib.dSYM/Contents/Info.plist");
        EngineLibrary library = new EngineLibrary(new EngineSource(classes, List.of(runtime)), folder.resolve("work"));
        EngineBundle bundle = library.bundle(LINUX);
        assertEquals(
                List.of("mlops-stages.jar", "onnxruntime-9.jar", "libonnxruntime.so", "libonnxruntime4j_jni.so"),
                names(bundle));
        assertEquals(
                natives + "linux-x64/libonnxruntime.so",
                Files.readString(bundle.path(bundle.files().get(2))));
        try (ZipFile zip = new ZipFile(bundle.path(bundle.files().get(1)).toFile())) {
            assertEquals(
                    List.of("ai/onnxruntime/OrtSession.class"),
                    Collections.list(zip.entries()).stream()
                            .map(ZipEntry::getName)
                            .toList());
        }
        AgentFacts windows = new AgentFacts("windows", "amd64", "C", "17", "\\", ";", 1);
        assertEquals(
                List.of("mlops-stages.jar", "onnxruntime-9.jar", "onnxruntime.dll", "onnxruntime4j_jni.dll"),
                names(library.bundle(windows)));
        // Without the runtime most models can be explained all the same.
        assertEquals(List.of("mlops-stages.jar", "onnxruntime-9.jar"), names(library.bundle(SPARC)));
    }

    @Test
    void theKeyTellsContentAndPlatformApart() throws IOException {
        String key = library().bundle(LINUX).key();
        assertEquals(key, library().bundle(LINUX).key());
        assertNotEquals(key, library().bundle(MAC).key());
        plain = jar("plain-1.jar", "org/Changed.class");
        assertNotEquals(key, library().bundle(LINUX).key());
    }

    @Test
    void aPlatformWithoutLibraryIsRefusedByName() {
        IOException refused = assertThrows(IOException.class, () -> library().bundle(SPARC));
        assertTrue(
                refused.getMessage().contains("sunos") && refused.getMessage().contains("linux_amd64"),
                refused.getMessage());
    }

    @Test
    void classesOfADevelopmentTreeBecomeAJar() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("target/classes"));
        Files.createDirectories(tree.resolve("io"));
        Files.writeString(tree.resolve("io/A.class"), "a");
        EngineLibrary library = new EngineLibrary(new EngineSource(tree, List.of(plain)), folder.resolve("work"));
        EngineBundle bundle = library.bundle(LINUX);
        try (ZipFile zip = new ZipFile(bundle.path(bundle.files().get(0)).toFile())) {
            assertEquals(
                    List.of("io/A.class"),
                    Collections.list(zip.entries()).stream()
                            .map(ZipEntry::getName)
                            .toList());
        }
    }

    private Path ship(EngineBundle bundle, String part) throws IOException {
        Path sent = Files.createDirectories(folder.resolve("cache").resolve(part));
        for (EngineFile file : bundle.files()) {
            Files.copy(bundle.path(file), sent.resolve(file.name()));
        }
        return sent;
    }

    @Test
    void aFolderIsThereWholeOrNotAtAll() throws IOException {
        EngineBundle bundle = library().bundle(LINUX);
        Path place = folder.resolve("cache").resolve(bundle.key());
        assertTrue(!EngineFolder.isWhole(place, bundle.files()));
        EngineFolder.commit(ship(bundle, ".part-1"), place, bundle.files());
        assertTrue(EngineFolder.isWhole(place, bundle.files()));
        // A second build that sent the same meanwhile finds the folder there, and its own is gone.
        EngineFolder.commit(ship(bundle, ".part-2"), place, bundle.files());
        assertTrue(EngineFolder.isWhole(place, bundle.files()));
        assertTrue(Files.notExists(folder.resolve("cache/.part-2")));
    }

    @Test
    void whatArrivedBrokenIsNotUsed() throws IOException {
        EngineBundle bundle = library().bundle(LINUX);
        Path place = folder.resolve("cache").resolve(bundle.key());
        Path part = ship(bundle, ".part-1");
        byte[] bytes = Files.readAllBytes(part.resolve("plain-1.jar"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(part.resolve("plain-1.jar"), bytes);
        assertThrows(IOException.class, () -> EngineFolder.commit(part, place, bundle.files()));
        assertTrue(Files.notExists(place));
    }

    @Test
    void aFolderThatWasTamperedWithIsThrownAway() throws IOException {
        EngineBundle bundle = library().bundle(LINUX);
        Path place = folder.resolve("cache").resolve(bundle.key());
        EngineFolder.commit(ship(bundle, ".part-1"), place, bundle.files());
        assertTrue(EngineFolder.isWhole(place, bundle.files()));
        Path file = place.resolve("plain-1.jar");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        assertTrue(!EngineFolder.isWhole(place, bundle.files()));
        assertTrue(Files.notExists(place));
    }

    @Test
    void foldersNobodyUsedForLongGo() throws IOException {
        EngineBundle bundle = library().bundle(LINUX);
        Path cache = Files.createDirectories(folder.resolve("cache"));
        Path old = Files.createDirectories(cache.resolve("0123456789abcdef0123"));
        Files.setLastModifiedTime(Files.createFile(old.resolve(".used")), ago(40));
        Path recent = Files.createDirectories(cache.resolve("0123456789abcdef0124"));
        Files.setLastModifiedTime(Files.createFile(recent.resolve(".used")), ago(20));
        Path foreign = Files.createDirectories(cache.resolve("not-ours"));
        Files.setLastModifiedTime(Files.createFile(foreign.resolve(".used")), ago(40));
        Files.setLastModifiedTime(Files.createDirectories(cache.resolve(".part-" + UUID.randomUUID())), ago(2));
        Path place = cache.resolve(bundle.key());
        EngineFolder.commit(ship(bundle, ".part-1"), place, bundle.files());
        EngineFolder.forgetOthers(place, Duration.ofDays(30));
        assertEquals(Set.of(place, recent, foreign), listed(cache));
        EngineFolder.forgetOthers(place, Duration.ofDays(10));
        assertEquals(Set.of(place, foreign), listed(cache));
    }

    private static FileTime ago(int days) {
        return FileTime.from(Instant.now().minus(Duration.ofDays(days)));
    }

    private static Set<Path> listed(Path folder) throws IOException {
        try (var listed = Files.list(folder)) {
            return listed.collect(Collectors.toSet());
        }
    }

    @Test
    void namesOfFilesArePlain() {
        for (String bad : List.of("../x.jar", "a/b.jar", ".hidden", "", "a\\b", "a b")) {
            assertThrows(IllegalArgumentException.class, () -> new EngineFile(bad, 1, "00"), bad);
        }
    }

    @Test
    void strippingIsRepeatable() throws IOException {
        Path one = folder.resolve("one.jar");
        Path two = folder.resolve("two.jar");
        NativeLibraries.strip(database, one);
        NativeLibraries.strip(database, two);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }
}
