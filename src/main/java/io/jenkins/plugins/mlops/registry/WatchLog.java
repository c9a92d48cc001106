package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jenkins.model.Jenkins;

/**
 * Which checks of {@code monitorModel} looked at the versions of a model: a file of lines for each model under {@code $JENKINS_HOME/mlops/watched}, so that the
 * page of a version need not look through the jobs. Without it nothing but that list is missing.
 */
public final class WatchLog {
    private static final long MAX_BYTES = 512 << 10;
    private static final Object LOCK = new Object();

    private final Path file;
    private final long maxBytes;

    WatchLog(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /** The log of a model. */
    public static WatchLog of(ModelName name) {
        Path folder = Jenkins.get().getRootDir().toPath().resolve("mlops").resolve("watched");
        return new WatchLog(folder.resolve(name.key() + ".jsonl"), MAX_BYTES);
    }

    /** Adds a check; the oldest half goes when there are too many. */
    public void add(Watch watch) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("version", watch.version());
        line.put("url", watch.build().url());
        line.put("build", watch.build().name());
        line.put("check", watch.check());
        line.put("verdict", watch.verdict());
        line.put("at", watch.at().toString());
        synchronized (LOCK) {
            Files.createDirectories(Objects.requireNonNull(file.getParent(), "a log stands in a folder"));
            // A newline before it ends a line that an earlier Jenkins did not live to end; empty lines are passed over.
            Files.writeString(
                    file, "\n" + JsonWriter.write(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (Files.size(file) > maxBytes) {
                halve();
            }
        }
    }

    private void halve() throws IOException {
        List<String> lines = lines();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, String.join("\n", lines.subList(lines.size() / 2, lines.size())) + "\n");
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The newest checks of a version, the oldest of them first. */
    List<Watch> newest(int version, int most) throws IOException {
        List<Watch> found = new ArrayList<>();
        for (String line : lines()) {
            Watch watch = watch(line);
            if (watch != null && watch.version() == version) {
                found.add(watch);
            }
        }
        return found.subList(Math.max(0, found.size() - most), found.size());
    }

    private List<String> lines() throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Returns what a line says, or null where it is half a line or not one of ours. */
    private static Watch watch(String line) {
        try {
            JsonObject tree = new JsonObject(JsonReader.object(line));
            return new Watch(
                    tree.count("version", 0),
                    new BuildInfo(tree.text("url", null), tree.text("build", null), null, null),
                    tree.text("check", null),
                    tree.text("verdict", ""),
                    Instant.parse(tree.text("at", "")));
        } catch (IllegalArgumentException | DateTimeParseException x) {
            return null;
        }
    }
}
