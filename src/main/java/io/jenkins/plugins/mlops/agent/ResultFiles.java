package io.jenkins.plugins.mlops.agent;

import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.agents.ControllerToAgentFileCallable;

/** The files an engine leaves, brought from the agent to the build's folder on the controller. */
final class ResultFiles {
    /** The files and the most that is taken of each, in bytes: the controller's disk is not the agent's to fill. */
    private static final Map<String, Long> LIMITS = new LinkedHashMap<>();

    static {
        LIMITS.put("result.json", 32L << 20);
        LIMITS.put("report.html", 48L << 20);
        LIMITS.put("junit.xml", 16L << 20);
        LIMITS.put("summary.md", 1L << 20);
        LIMITS.put("series.json", 4L << 20);
        LIMITS.put("registration.json", 16L << 20);
    }

    private ResultFiles() {}

    /**
     * Copies what there is to a folder on the controller, which then holds this and nothing else.
     *
     * @throws IOException also when there is no result.json, or it is too large
     */
    static void fetch(FilePath out, Path folder, TaskListener listener) throws IOException, InterruptedException {
        Map<String, Long> sizes = out.act(new Sizes());
        if (!sizes.containsKey("result.json")) {
            throw new EngineFailure("the engine said it had a result and left no result.json");
        }
        Path part = folder.resolveSibling(".part-" + UUID.randomUUID());
        Files.createDirectories(part);
        try {
            for (Map.Entry<String, Long> limit : LIMITS.entrySet()) {
                String name = limit.getKey();
                Long size = sizes.get(name);
                if (size == null) {
                    continue;
                }
                if (size > limit.getValue() || !copy(out.child(name), part.resolve(name), limit.getValue())) {
                    String tooLarge = name + " has more than " + limit.getValue() + " bytes and is not kept";
                    if (name.equals("result.json")) {
                        throw new EngineFailure(tooLarge);
                    }
                    listener.getLogger().println("[mlops] " + tooLarge);
                }
            }
            delete(folder);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(part);
        }
    }

    /** Copies a file; false, and no file, when it turns out to be longer than it was said to be. */
    private static boolean copy(FilePath from, Path to, long limit) throws IOException, InterruptedException {
        long copied = 0;
        try (InputStream in = from.read(); OutputStream file = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0 && copied <= limit; n = in.read(buffer)) {
                copied += n;
                file.write(buffer, 0, n);
            }
        }
        if (copied > limit) {
            Files.delete(to);
            return false;
        }
        return true;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> files;
            try (Stream<Path> listed = Files.list(folder)) {
                files = listed.collect(Collectors.toList());
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    /** Sizes of the files by name; links are not files here, for they may point at what the build must not read. */
    record Sizes() implements ControllerToAgentFileCallable<LinkedHashMap<String, Long>> {
        @Override
        public LinkedHashMap<String, Long> invoke(File folder, VirtualChannel channel) throws IOException {
            LinkedHashMap<String, Long> sizes = new LinkedHashMap<>();
            for (String name : LIMITS.keySet()) {
                Path file = folder.toPath().resolve(name);
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    sizes.put(name, Files.size(file));
                }
            }
            return sizes;
        }
    }
}
