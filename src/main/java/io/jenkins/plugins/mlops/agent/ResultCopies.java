package io.jenkins.plugins.mlops.agent;

import hudson.AbortException;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Copies of a check's files in a folder of the workspace, for the steps that come after: {@code archiveArtifacts}, {@code junit}, publishing. They are made
 * when the result is stored, also when the gate is broken, and replace those of the build before.
 */
public final class ResultCopies {
    private static final List<String> FILES = List.of("result.json", "report.html", "junit.xml", "summary.md");

    private final FilePath workspace;
    private final String folder;

    /**
     * @param folder in the workspace, as the user named it
     */
    public ResultCopies(FilePath workspace, String folder) {
        this.workspace = workspace;
        this.folder = folder;
    }

    /**
     * Makes the folder and tells where it really is.
     *
     * @throws AbortException in one line, when it cannot be, or would lie outside the workspace, links followed
     */
    public String locate() throws IOException, InterruptedException {
        return workspace.act(new Prepare(folder, false));
    }

    /** Removes the copies of an earlier build, so that none can be taken for those of this one. */
    public void clear() throws IOException, InterruptedException {
        workspace.act(new Prepare(folder, true));
    }

    /**
     * Copies the files that the check has.
     *
     * @param files the folder of the check on the controller
     */
    public void make(Path files) throws IOException, InterruptedException {
        FilePath there = workspace.child(workspace.act(new Prepare(folder, true)));
        List<String> parts = new ArrayList<>();
        String mark = "." + UUID.randomUUID();
        for (String name : FILES) {
            if (Files.isRegularFile(files.resolve(name))) {
                try (InputStream in = Files.newInputStream(files.resolve(name))) {
                    there.child(name + mark).copyFrom(in);
                }
                parts.add(name);
            }
        }
        there.act(new Commit(parts, mark));
    }

    /** Runs on the agent: where the folder really is. */
    record Prepare(String folder, boolean clear) implements ControllerToAgentFileCallable<String> {
        @Override
        public String invoke(File workspace, VirtualChannel channel) throws IOException {
            Path root = workspace.toPath().toRealPath();
            Path wanted = root.resolve(folder).normalize();
            if (!wanted.startsWith(root)) {
                throw outside();
            }
            Path real = root;
            for (Path name : root.relativize(wanted)) {
                Path next = real.resolve(name);
                if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(next);
                }
                real = Files.exists(next) ? next.toRealPath() : next;
                if (!real.startsWith(root)) {
                    throw outside();
                }
                if (!Files.isDirectory(real)) {
                    throw new AbortException(
                            "out: " + folder + " is not a folder; name one, or one that does not exist yet");
                }
            }
            for (String file : clear ? FILES : List.<String>of()) {
                Files.deleteIfExists(real.resolve(file)); // a link itself, not what it points at
            }
            return real.toString();
        }

        private AbortException outside() {
            return new AbortException("out: " + folder + " lies outside the workspace, which is not allowed");
        }
    }

    /** Runs on the agent: gives the copies their names, all at once as far as that goes. */
    record Commit(List<String> names, String mark) implements ControllerToAgentFileCallable<Boolean> {
        @Override
        public Boolean invoke(File folder, VirtualChannel channel) throws IOException {
            for (String name : names) {
                Path part = folder.toPath().resolve(name + mark);
                Files.move(
                        part,
                        folder.toPath().resolve(name),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
            return true;
        }
    }
}
