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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * The files an engine leaves, brought from the agent to the build's folder on the controller, whose disk is not the agent's to fill.
 *
 * <p>Those that Jenkins itself works with have a size of their own each. Those for people share a limit that an administrator sets, and what does not fit
 * is left out: the verdict was decided before, and what is left out is said in it.
 */
final class ResultFiles {
    private static final String DOCUMENT = "result.json";

    /** Files that are needed to go on, or say most in little, and the most that is taken of each, in bytes. */
    private static final Map<String, Long> NEEDED = new LinkedHashMap<>();

    /** Files that share the limit, the most important first. */
    private static final List<String> SHARING = List.of(DOCUMENT, "junit.xml", "report.html");

    static {
        NEEDED.put("series.json", 4L << 20);
        NEEDED.put("registration.json", 16L << 20);
        NEEDED.put("summary.md", 1L << 20);
    }

    private final int limit;
    private final TaskListener listener;

    /**
     * @param limit what the files for people may have together, in MiB
     */
    ResultFiles(int limit, TaskListener listener) {
        this.limit = limit;
        this.listener = listener;
    }

    /**
     * Copies what there is, and fits, to a folder on the controller, which then holds this and nothing else.
     *
     * @return what the engine decided; its message says so when the document with the details was left out
     * @throws IOException also when there is no result.json
     */
    EngineResult fetch(FilePath out, Path folder, EngineResult result) throws IOException, InterruptedException {
        Map<String, Long> sizes = out.act(new Sizes());
        if (!sizes.containsKey(DOCUMENT)) {
            throw new EngineFailure("the engine said it had a result and left no result.json");
        }
        try (ResultFolder kept = new ResultFolder(folder)) {
            for (Map.Entry<String, Long> needed : NEEDED.entrySet()) {
                String name = needed.getKey();
                if (sizes.containsKey(name) && !fits(out, kept, name, sizes.get(name), needed.getValue())) {
                    listener.getLogger()
                            .println("[mlops] " + name + " has more than " + needed.getValue()
                                    + " bytes and is not kept");
                }
            }
            boolean whole = share(out, kept, sizes);
            kept.commit();
            return whole
                    ? result
                    : result.withMessage(result.message() + " (the full result is larger than the limit of " + limit
                            + " MiB and is not kept)");
        }
    }

    /** Copies the files that share the limit; false when the document is not among them. */
    private boolean share(FilePath out, ResultFolder kept, Map<String, Long> sizes)
            throws IOException, InterruptedException {
        boolean document = false;
        long left = (long) limit << 20;
        for (String name : SHARING) {
            if (!sizes.containsKey(name)) {
                continue;
            }
            if (fits(out, kept, name, sizes.get(name), left)) {
                left -= kept.size(name);
                document |= name.equals(DOCUMENT);
            } else {
                listener.getLogger()
                        .println("[mlops] " + name + " (" + sizes.get(name)
                                + " bytes) is not kept: the result files of a check may have " + limit
                                + " MiB together, set in Manage Jenkins, System; verdict and summary are kept");
            }
        }
        return document;
    }

    /** Copies a file; false, and no file, when it is longer than the limit or turns out to be. */
    private static boolean fits(FilePath out, ResultFolder kept, String name, long size, long limit)
            throws IOException, InterruptedException {
        if (size > limit) {
            return false;
        }
        long copied = 0;
        try (InputStream in = out.child(name).read();
                OutputStream file = kept.create(name)) {
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
            List<String> names = new ArrayList<>(NEEDED.keySet());
            names.addAll(SHARING);
            for (String name : names) {
                Path file = folder.toPath().resolve(name);
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    sizes.put(name, Files.size(file));
                }
            }
            return sizes;
        }
    }
}
