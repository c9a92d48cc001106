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
import java.util.LinkedHashMap;
import java.util.Map;
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
        try (ResultFolder kept = new ResultFolder(folder)) {
            for (Map.Entry<String, Long> limit : LIMITS.entrySet()) {
                String name = limit.getKey();
                Long size = sizes.get(name);
                if (size == null) {
                    continue;
                }
                if (size > limit.getValue() || !copy(out.child(name), kept, name, limit.getValue())) {
                    String tooLarge = name + " has more than " + limit.getValue() + " bytes and is not kept";
                    if (name.equals("result.json")) {
                        throw new EngineFailure(tooLarge);
                    }
                    listener.getLogger().println("[mlops] " + tooLarge);
                }
            }
            kept.commit();
        }
    }

    /** Copies a file; false, and no file, when it turns out to be longer than it was said to be. */
    private static boolean copy(FilePath from, ResultFolder kept, String name, long limit) throws IOException, InterruptedException {
        long copied = 0;
        try (InputStream in = from.read(); OutputStream file = kept.create(name)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0 && copied <= limit; n = in.read(buffer)) {
                copied += n;
                file.write(buffer, 0, n);
            }
        }
        if (copied > limit) {
            kept.remove(name);
            return false;
        }
        return true;
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
