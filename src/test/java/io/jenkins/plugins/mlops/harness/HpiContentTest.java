package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packed plugin. Runs after packaging; the comparison needs that central/ was built before. */
class HpiContentTest {
    /** Only what the build itself writes down differs: who built it, when and of which commit. */
    private static final Set<String> OF_THE_BUILD = Set.of(
            "Plugin-Version",
            "Created-By",
            "Build-Jdk-Spec",
            "Built-By",
            "Implementation-Build",
            "Ant-Version",
            "Implementation-Title",
            "Implementation-Version",
            "Specification-Title",
            "Specification-Version",
            "Implementation-Vendor",
            "Specification-Vendor",
            "Plugin-ScmConnection",
            "Plugin-ScmTag",
            "Plugin-GitHash",
            "Plugin-Module",
            "Manifest-Version");

    private static final Path PROJECT = Path.of(System.getProperty("mlops.project"));
    private static final Path STANDARD = PROJECT.resolve("target/mlops-stages.hpi");
    private static final Path CENTRAL = PROJECT.resolve("central/plugin/target/mlops-stages.hpi");

    @BeforeAll
    static void packed() {
        assumeTrue(Files.exists(STANDARD), "the plugin is not packed yet");
    }

    @Test
    void engineLibrariesAreWhereTheControllerDoesNotLoadThem() throws IOException {
        Set<String> names = entries(STANDARD).keySet();
        assertTrue(
                names.stream().anyMatch(name -> name.matches("WEB-INF/engine/duckdb_jdbc-.*\\.jar")), names.toString());
        assertEquals(Set.of("WEB-INF/lib/mlops-stages.jar"), libraries(names, "WEB-INF/lib/"));
    }

    @Test
    void onnxRuntimeIsPackedWithItsLibrariesAndWithoutTheirDebugSymbols() throws IOException {
        for (Path hpi : new Path[] {STANDARD, CENTRAL}) {
            if (!Files.exists(hpi)) {
                continue;
            }
            Set<String> packed = new TreeSet<>();
            try (ZipFile zip = new ZipFile(hpi.toFile())) {
                ZipEntry entry = zip.stream()
                        .filter(each -> each.getName().matches("WEB-INF/engine/onnxruntime-.*\\.jar"))
                        .findFirst()
                        .orElseThrow();
                try (ZipInputStream jar = new ZipInputStream(zip.getInputStream(entry))) {
                    for (ZipEntry inside = jar.getNextEntry(); inside != null; inside = jar.getNextEntry()) {
                        packed.add(inside.getName());
                    }
                }
            }
            assertTrue(packed.contains("ai/onnxruntime/native/linux-x64/libonnxruntime.so"), hpi + ": " + packed);
            assertTrue(packed.contains("ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib"), hpi + ": " + packed);
            assertTrue(packed.stream().noneMatch(name -> name.contains(".dSYM/")), hpi + ": " + packed);
        }
    }

    @Test
    void bothBuildsPackTheSame() throws IOException {
        assumeTrue(Files.exists(CENTRAL), "central/ is not built");
        Map<String, byte[]> standard = entries(STANDARD);
        Map<String, byte[]> central = entries(CENTRAL);
        assertEquals(libraries(standard.keySet(), "WEB-INF/"), libraries(central.keySet(), "WEB-INF/"));
        assertEquals(attributes(standard.get("META-INF/MANIFEST.MF")), attributes(central.get("META-INF/MANIFEST.MF")));
        Map<String, byte[]> ours = jar(standard.get("WEB-INF/lib/mlops-stages.jar"));
        Map<String, byte[]> theirs = jar(central.get("WEB-INF/lib/mlops-stages.jar"));
        // Javadoc beside exported classes and Maven's own description are of the standard build alone, and change
        // nothing when running.
        ours.keySet().removeIf(name -> name.endsWith(".javadoc") || name.startsWith("META-INF/maven/"));
        theirs.keySet().removeIf(name -> name.startsWith("META-INF/maven/"));
        // An index for checkers of code that uses this plugin's classes; Jenkins does not read it.
        ours.keySet().remove("META-INF/services/annotations/org.kohsuke.accmod.Restricted");
        // Of methods with the same name and parameters in several classes Stapler's processor describes one; the others
        // it finds in the bytecode.
        theirs.entrySet().removeIf(entry -> !ours.containsKey(entry.getKey()) && describedElsewhere(entry, ours));
        assertEquals(ours.keySet(), theirs.keySet());
        for (String index : ours.keySet()) {
            if (index.startsWith("META-INF/services/annotations/")
                    || index.endsWith("stapler-beans")
                    || index.endsWith(".stapler")) {
                assertEquals(new String(ours.get(index)).trim(), new String(theirs.get(index)).trim(), index);
            }
        }
        assertEquals(
                new TreeSet<>(new String(ours.get("META-INF/annotations/hudson.Extension.txt"))
                        .lines()
                        .toList()),
                new TreeSet<>(new String(theirs.get("META-INF/annotations/hudson.Extension.txt"))
                        .lines()
                        .toList()));
    }

    private static boolean describedElsewhere(Map.Entry<String, byte[]> entry, Map<String, byte[]> jar) {
        String method = entry.getKey().substring(entry.getKey().lastIndexOf('/'));
        return method.endsWith(".stapler")
                && jar.entrySet().stream()
                        .anyMatch(other -> other.getKey().endsWith(method)
                                && new String(other.getValue()).trim().equals(new String(entry.getValue()).trim()));
    }

    private static Set<String> libraries(Set<String> names, String folder) {
        Set<String> jars = new TreeSet<>();
        names.stream()
                .filter(name -> name.startsWith(folder) && name.endsWith(".jar"))
                .forEach(jars::add);
        return jars;
    }

    private static Map<String, String> attributes(byte[] manifest) throws IOException {
        Map<String, String> attributes = new TreeMap<>();
        Attributes main = new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
        for (Object name : main.keySet()) {
            if (!OF_THE_BUILD.contains(name.toString())) {
                String value = main.get(name).toString();
                boolean list = name.toString().equals("Plugin-Dependencies");
                attributes.put(name.toString(), list ? new TreeSet<>(Set.of(value.split(","))).toString() : value);
            }
        }
        return attributes;
    }

    private static Map<String, byte[]> entries(Path hpi) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(hpi.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                // The engine's libraries are large, and their names carry their versions.
                boolean engine = entry.getName().startsWith("WEB-INF/engine/");
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), engine ? new byte[0] : in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static Map<String, byte[]> jar(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }
}
