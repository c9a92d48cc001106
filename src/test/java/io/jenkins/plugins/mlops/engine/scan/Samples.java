package io.jenkins.plugins.mlops.engine.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files that make_honest.py and make_malicious.py wrote. */
final class Samples {
    private Samples() {}

    static Map<String, byte[]> honest() {
        return read("honest.zip");
    }

    /** Files of many more frameworks and versions, from make_honest_more.py. */
    static Map<String, byte[]> moreHonest() {
        return read("honest-more.zip");
    }

    static Map<String, byte[]> malicious() {
        return read("malicious.zip");
    }

    /** Files that earlier versions got wrong. */
    static Map<String, byte[]> cases() {
        return read("cases.zip");
    }

    private static Map<String, byte[]> read(String name) {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream in = Samples.class.getResourceAsStream(name);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Writes one to a folder under its own name. */
    static Path write(Path folder, String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
