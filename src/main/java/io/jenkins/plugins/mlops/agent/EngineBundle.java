package io.jenkins.plugins.mlops.agent;

import io.jenkins.plugins.mlops.engine.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All files the engine needs on one platform, on the controller's disk. */
final class EngineBundle {
    private final Map<EngineFile, Path> files = new LinkedHashMap<>();
    private final String key;

    /**
     * @param platform what the bundle is for, as {@link AgentFacts#platform}
     * @param paths the files by the name they shall have, in the order of the class path
     */
    EngineBundle(String platform, Map<String, Path> paths) throws IOException {
        for (Map.Entry<String, Path> entry : paths.entrySet()) {
            long size = java.nio.file.Files.size(entry.getValue());
            files.put(
                    new EngineFile(entry.getKey(), size, Digests.hex(Digests.of(entry.getValue()))), entry.getValue());
        }
        StringBuilder listing = new StringBuilder(platform);
        files.keySet().stream()
                .sorted(Comparator.comparing(EngineFile::name))
                .forEach(file ->
                        listing.append('\n').append(file.name()).append(' ').append(file.sha256()));
        key = Digests.hex(Digests.of(listing.toString().getBytes(StandardCharsets.UTF_8)))
                .substring(0, 20);
    }

    /** Name of the folder the files live in on an agent: the same for the same content, another for any other. */
    String key() {
        return key;
    }

    List<EngineFile> files() {
        return new ArrayList<>(files.keySet());
    }

    Path path(EngineFile file) {
        return files.get(file);
    }

    long size() {
        return files.keySet().stream().mapToLong(EngineFile::size).sum();
    }
}
