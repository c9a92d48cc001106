package io.jenkins.plugins.mlops.engine.blackbox;

import ai.onnxruntime.OrtEnvironment;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * Where the runtime's native libraries lie. Left alone, it unpacks them from its jar into a temporary folder at each start; on agents and in the
 * command line's folder they lie beside the jar, where they are loaded from without anything being written.
 */
final class NativeFolder {
    private static final String PROPERTY = "onnxruntime.native.path";

    private NativeFolder() {}

    /** Tells the runtime; to be called before its first class is initialised. */
    static void use() {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        CodeSource source =
                OrtEnvironment.class.getProtectionDomain().getCodeSource(); // naming the class does not initialise it
        if (source == null) {
            return;
        }
        try {
            Path folder = Path.of(source.getLocation().toURI()).toAbsolutePath().getParent();
            if (has(folder, "onnxruntime") && has(folder, "onnxruntime4j_jni")) {
                System.setProperty(PROPERTY, folder.toString());
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Not a file on disk: the runtime unpacks its libraries itself.
            return;
        }
    }

    private static boolean has(Path folder, String library) {
        return Files.isRegularFile(folder.resolve(System.mapLibraryName(library)));
    }
}
