package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A file of a version as a page shows it. */
public final class FileRow {
    private final FileEntry file;

    FileRow(FileEntry file) {
        this.file = file;
    }

    public String getPath() {
        return file.path();
    }

    public String getAmount() {
        return RegistryText.bytes(file.bytes());
    }

    public String getDigest() {
        return file.digest();
    }

    /** The path as it stands in an address, its slashes left as they are. */
    public String getAddress() {
        return address(file.path());
    }

    static String address(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
