package io.jenkins.plugins.mlops.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jenkins.model.Jenkins;

/**
 * Makes the engine's bundle for a platform out of the installed plugin, once for each start of Jenkins.
 *
 * <p>What has to be made of the plugin's files, a jar without native libraries and the libraries themselves, is kept in a folder under
 * the Jenkins home; it is derived from the plugin and can be deleted at any time.
 */
final class EngineLibrary {
    private static final String CLASSES = "mlops-stages.jar";
    private static EngineLibrary instance;

    private final EngineSource source;
    private final Path work;
    private final Map<String, EngineBundle> bundles = new HashMap<>();

    EngineLibrary(EngineSource source, Path work) {
        this.source = source;
        this.work = work;
    }

    /** The library of the running Jenkins. */
    static synchronized EngineLibrary get() throws IOException {
        Path work = Jenkins.get().getRootDir().toPath().resolve("mlops").resolve("engine");
        if (instance == null || !instance.work.equals(work)) {
            instance = new EngineLibrary(EngineSource.find(), work);
        }
        return instance;
    }

    /**
     * The files for one platform.
     *
     * @throws IOException also when a library does not exist for the platform
     */
    synchronized EngineBundle bundle(AgentFacts agent) throws IOException {
        EngineBundle known = bundles.get(agent.platform());
        if (known != null) {
            return known;
        }
        Map<String, Path> files = new LinkedHashMap<>();
        files.put(
                CLASSES,
                Files.isDirectory(source.classes()) ? made(CLASSES, this::jar, source.classes()) : source.classes());
        for (Path library : source.libraries()) {
            String name = String.valueOf(library.getFileName());
            Map<String, List<String>> natives = NativeLibraries.in(library);
            if (natives.isEmpty()) {
                files.put(name, library);
                continue;
            }
            List<String> entries = natives.getOrDefault(agent.platform(), List.of());
            if (entries.isEmpty() && !NativeLibraries.optional(natives)) {
                throw new IOException(name + " has no native library for " + agent.os() + " on " + agent.arch()
                        + "; it has " + new TreeSet<>(natives.keySet()));
            }
            files.put(name, made("stripped-" + name, NativeLibraries::strip, library));
            for (String entry : entries) {
                String file = NativeLibraries.file(entry);
                files.put(
                        file,
                        made(
                                name + "-" + agent.platform() + "-" + file,
                                (from, to) -> NativeLibraries.extract(from, entry, to),
                                library));
            }
        }
        EngineBundle bundle = new EngineBundle(agent.platform(), files);
        bundles.put(agent.platform(), bundle);
        return bundle;
    }

    private interface Maker {
        void make(Path from, Path to) throws IOException;
    }

    /** Makes a file of another unless that was done since the other was last changed. */
    private Path made(String name, Maker maker, Path from) throws IOException {
        Files.createDirectories(work);
        long changed = Files.getLastModifiedTime(from).toMillis();
        Path made = work.resolve(Files.isDirectory(from) ? name : changed + "-" + Files.size(from) + "-" + name);
        if (Files.isDirectory(from) || !Files.exists(made)) {
            Path part = work.resolve(".part-" + UUID.randomUUID());
            try {
                maker.make(from, part);
                Files.move(part, made, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            forgetOlder(name, made);
        }
        return made;
    }

    private void forgetOlder(String name, Path made) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.collect(Collectors.toList())) {
                if (String.valueOf(file.getFileName()).matches("\\d+-\\d+-\\Q" + name + "\\E") && !file.equals(made)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A development tree has its classes in a folder; an agent gets a jar all the same. */
    private void jar(Path folder, Path to) throws IOException {
        List<Path> classes;
        try (Stream<Path> walk = Files.walk(folder)) {
            classes = walk.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .collect(Collectors.toList());
        }
        try (OutputStream file = Files.newOutputStream(to);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path path : classes) {
                ZipEntry entry = new ZipEntry(folder.relativize(path).toString().replace('\\', '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                try (InputStream in = Files.newInputStream(path)) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }
}
