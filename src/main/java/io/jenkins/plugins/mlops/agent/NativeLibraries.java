package io.jenkins.plugins.mlops.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Splits a jar that carries the native libraries of several platforms into a jar without them and the libraries.
 *
 * <p>DuckDB's driver and ONNX Runtime unpack the libraries inside their jars at each start, which costs most of a second; those that lie beside
 * the jar are taken as they are. So an agent gets the jars without libraries, and beside them the libraries of its platform.
 */
final class NativeLibraries {
    private static final Pattern DUCKDB = Pattern.compile("libduckdb_java\\.so_(?<os>[a-z0-9]+)_(?<arch>[a-z0-9]+)");
    private static final Pattern ONNX = Pattern.compile(
            "ai/onnxruntime/native/(?<os>[a-z0-9]+)-(?<arch>[a-z0-9]+)/(lib)?onnxruntime(4j_jni)?\\.(so|dylib|dll)");
    private static final Pattern LEFT_OUT =
            Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)|ai/onnxruntime/native/.*");

    private NativeLibraries() {}

    /** The libraries in a jar, by platform as {@link AgentFacts#platform} writes it; empty for most jars. */
    static Map<String, List<String>> in(Path jar) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                for (Pattern pattern : List.of(DUCKDB, ONNX)) {
                    Matcher matcher = pattern.matcher(entry.getName());
                    if (matcher.matches()) {
                        for (String platform : platforms(matcher.group("os"), matcher.group("arch"))) {
                            found.computeIfAbsent(platform, p -> new ArrayList<>())
                                    .add(entry.getName());
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> platforms(String os, String arch) {
        String system = os.equals("osx") ? "macos" : os.equals("win") ? "windows" : os;
        switch (arch) {
            case "universal":
                return List.of(system + "_amd64", system + "_arm64");
            case "x64":
                return List.of(system + "_amd64");
            case "aarch64":
                return List.of(system + "_arm64");
            default:
                return List.of(system + "_" + arch);
        }
    }

    /**
     * Tells whether the engine does without a library where it does not exist for a platform: only models of some kinds
     * cannot be explained there.
     */
    static boolean optional(Map<String, List<String>> natives) {
        return natives.values().stream()
                .flatMap(List::stream)
                .allMatch(entry -> ONNX.matcher(entry).matches());
    }

    /** The name of a library's file. */
    static String file(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    /** Copies one entry of a jar to a file. */
    static void extract(Path jar, String entry, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            Files.copy(in, to);
        }
    }

    /** Copies a jar without its native libraries and without its signature; the same jar gives the same bytes. */
    static void strip(Path jar, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (DUCKDB.matcher(entry.getName()).matches()
                        || LEFT_OUT.matcher(entry.getName()).matches()) {
                    continue;
                }
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setLastModifiedTime(FileTime.fromMillis(entry.getTime()));
                out.putNextEntry(copy);
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}
