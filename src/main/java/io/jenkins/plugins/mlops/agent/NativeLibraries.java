package io.jenkins.plugins.mlops.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Splits a jar that carries the native library of several platforms into a jar without them and the libraries.
 *
 * <p>DuckDB's driver unpacks a library inside its jar at each start, which costs most of a second, and takes one that lies beside its
 * jar as it is. So an agent gets the jar without libraries, and beside it the one library of its platform.
 */
final class NativeLibraries {
    private static final Pattern ENTRY = Pattern.compile("libduckdb_java\\.so_([a-z0-9]+)_([a-z0-9]+)");

    private NativeLibraries() {}

    /** The libraries in a jar, by platform as {@link AgentFacts#platform} writes it; empty for most jars. */
    static Map<String, String> in(Path jar) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Matcher matcher = ENTRY.matcher(entry.getName());
                if (matcher.matches()) {
                    String os = matcher.group(1).equals("osx") ? "macos" : matcher.group(1);
                    if (matcher.group(2).equals("universal")) {
                        found.put(os + "_amd64", entry.getName());
                        found.put(os + "_arm64", entry.getName());
                    } else {
                        found.put(os + "_" + matcher.group(2), entry.getName());
                    }
                }
            }
        }
        return found;
    }

    /** Copies one entry of a jar to a file. */
    static void extract(Path jar, String entry, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile()); InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            Files.copy(in, to);
        }
    }

    /** Copies a jar without its native libraries and without its signature; the same jar gives the same bytes. */
    static void strip(Path jar, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (ENTRY.matcher(entry.getName()).matches() || entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)")) {
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
