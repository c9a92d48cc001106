package io.jenkins.plugins.mlops.registry;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.agents.ControllerToAgentFileCallable;

/** A file of a model in a workspace on an agent, on its way to the controller. */
final class WorkspaceFile {
    private WorkspaceFile() {}

    /**
     * Opens a file; its bytes come as they are read, so that a model of any size takes the same memory. Reading stops when the thread is
     * interrupted.
     *
     * @param location where the engine found the file
     * @param bytes its size; a file that turns out to be longer is refused, so that an agent cannot fill the controller's disk without end
     * @throws IOException also when it lies outside the workspace, links followed
     */
    static InputStream open(FilePath workspace, String location, long bytes) throws IOException, InterruptedException {
        String real = workspace.act(new Inside(location));
        return new Bounded(workspace.child(real).read(), bytes);
    }

    /** Where a file really lies; refused when that is not in the workspace. Runs on the agent. */
    record Inside(String location) implements ControllerToAgentFileCallable<String> {
        @Override
        public String invoke(File folder, VirtualChannel channel) throws IOException {
            Path root = folder.toPath().toRealPath();
            Path file = root.resolve(location).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                throw new IOException(location + " is not a file of the workspace");
            }
            return file.toString();
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long bytes) {
            super(in);
            left = bytes;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("stopped");
            }
            int n = super.read(into, offset, length);
            left -= Math.max(0, n);
            if (left < 0) {
                throw new IOException("it has grown since it was scanned");
            }
            return n;
        }
    }
}
