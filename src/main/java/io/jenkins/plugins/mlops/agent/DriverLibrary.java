package io.jenkins.plugins.mlops.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * JDBC drivers that are not part of the plugin: the jars in a folder of the Jenkins home, where nobody but an administrator of the controller can put one. They are never loaded
 * here; an agent whose engine needs them gets them by their digests, as it gets the engine.
 */
final class DriverLibrary {
    /** In the Jenkins home. */
    static final String FOLDER = "mlops/drivers";

    private static DriverLibrary instance;

    private final Path folder;
    private Map<Path, String> seen = Map.of();
    private EngineBundle bundle;

    DriverLibrary(Path folder) {
        this.folder = folder;
    }

    /** The library of the running Jenkins. */
    static synchronized DriverLibrary get() {
        Path folder = Jenkins.get().getRootDir().toPath().resolve(FOLDER);
        if (instance == null || !instance.folder.equals(folder)) {
            instance = new DriverLibrary(folder);
        }
        return instance;
    }

    /**
     * The drivers that are there now; null where there are none.
     *
     * @throws IOException also when a jar has a name that not every agent can have
     */
    synchronized EngineBundle bundle() throws IOException {
        Map<Path, String> found = new LinkedHashMap<>();
        for (Path jar : jars()) {
            found.put(jar, Files.size(jar) + " " + Files.getLastModifiedTime(jar));
        }
        if (!found.equals(seen)) {
            bundle = found.isEmpty() ? null : bundle(found.keySet());
            seen = found;
        }
        return bundle;
    }

    private List<Path> jars() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static EngineBundle bundle(Iterable<Path> jars) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path jar : jars) {
            String name = String.valueOf(jar.getFileName());
            if (!EngineFile.isPlain(name)) {
                throw new IOException(FOLDER + " in the Jenkins home: \"" + name
                        + "\" cannot be brought to agents; expected a name of letters, digits, \".\", \"_\" and \"-\"");
            }
            files.put(name, jar);
        }
        return new EngineBundle("drivers", files);
    }
}
