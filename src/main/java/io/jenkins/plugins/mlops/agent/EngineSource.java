package io.jenkins.plugins.mlops.agent;

import hudson.PluginWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Where the engine lies on the controller: its classes in the plugin's own jar, its libraries under {@code WEB-INF/engine}.
 *
 * @param classes the plugin's jar, or in a development tree its folder of classes
 * @param libraries the jars under {@code WEB-INF/engine}, by name
 */
record EngineSource(Path classes, List<Path> libraries) {
    /** In a development tree: the folder with the libraries, because nothing is packaged there. */
    static final String FOLDER_PROPERTY = "io.jenkins.plugins.mlops.engineLibraries";

    /**
     * Looks at the installed plugin.
     *
     * @throws IOException when there are no libraries
     */
    static EngineSource find() throws IOException {
        Path folder = libraryFolder();
        List<Path> jars = List.of();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> listed = Files.list(folder)) {
                jars = listed.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .collect(Collectors.toList());
            }
        }
        if (jars.isEmpty()) {
            throw new IOException("no engine libraries in " + folder + "; the plugin was not installed whole");
        }
        return new EngineSource(
                path(EngineSource.class.getProtectionDomain().getCodeSource().getLocation()), jars);
    }

    private static Path libraryFolder() throws IOException {
        String override = System.getProperty(FOLDER_PROPERTY);
        if (override != null) {
            return Path.of(override);
        }
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(EngineSource.class);
        if (plugin == null) {
            throw new IOException("this class belongs to no installed plugin, and the system property "
                    + FOLDER_PROPERTY + " is not set");
        }
        return path(plugin.baseResourceURL).resolve("WEB-INF").resolve("engine");
    }

    private static Path path(URL url) throws IOException {
        try {
            URI uri = url.toURI();
            return Path.of(uri);
        } catch (URISyntaxException | IllegalArgumentException x) {
            throw new IOException("not a file: " + url, x);
        }
    }
}
