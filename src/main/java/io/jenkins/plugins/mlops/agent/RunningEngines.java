package io.jenkins.plugins.mlops.agent;

import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where engines run, one small file each on the controller's disk: written before an engine is started, deleted when its process and its folder are gone. What
 * is still there after Jenkins was killed, or after an agent went away for good from a build's view, tells what has to be tidied up when the agent is back.
 */
final class RunningEngines {
    private static final String END = ".json";

    private final Path folder;
    private final Set<String> busy = new HashSet<>();

    /**
     * @param folder where the files are; made when needed
     */
    RunningEngines(Path folder) {
        this.folder = folder;
    }

    /**
     * An engine that nobody looks after any more.
     *
     * @param token of the step it worked for
     * @param node name of the node it ran on; empty for the built-in one
     * @param folder its temporary folder there
     */
    record Left(String token, String node, String folder) {}

    /**
     * Notes that an engine is about to start. Waits while what is left of an earlier attempt of the same step is being tidied up.
     *
     * @throws IOException when it cannot be noted; nothing may be started then
     */
    synchronized void begin(String token, String node, String temporary) throws IOException, InterruptedException {
        while (!busy.add(token)) {
            wait();
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(file(token), JsonWriter.write(Map.of("node", node, "folder", temporary)));
        } catch (IOException x) {
            release(token);
            throw x;
        }
    }

    /**
     * Ends what {@link #begin} or {@link #claim} began.
     *
     * @param tidy whether neither process nor folder is left
     */
    synchronized void end(String token, boolean tidy) throws IOException {
        try {
            if (tidy) {
                Files.deleteIfExists(file(token));
            }
        } finally {
            release(token);
        }
    }

    /** Takes an engine over to tidy it up; false when its step looks after it, or it is tidied up already. */
    synchronized boolean claim(Left left) {
        if (!Files.exists(file(left.token()))) {
            return false;
        }
        return busy.add(left.token());
    }

    /** Returns the engines noted for a node that nobody looks after. */
    synchronized List<Left> left(String node) throws IOException {
        List<Left> left = new ArrayList<>();
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            String token = name.substring(0, name.length() - END.length());
            if (!busy.contains(token)) {
                read(file, token, node, left);
            }
        }
        return left;
    }

    private static void read(Path file, String token, String node, List<Left> left) throws IOException {
        try {
            JsonObject noted = new JsonObject(JsonReader.object(Files.readString(file)));
            String folder = noted.text("folder", "");
            if (folder.endsWith("mlops-" + token) && node.equals(noted.text("node", null))) {
                left.add(new Left(token, node, folder));
            }
        } catch (IllegalArgumentException x) {
            Files.deleteIfExists(file); // half written, so nothing had been started
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(END))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private synchronized void release(String token) {
        busy.remove(token);
        notifyAll();
    }

    private Path file(String token) {
        return folder.resolve(token + END);
    }
}
