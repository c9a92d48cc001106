package io.jenkins.plugins.mlops.agent;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jenkins.agents.ControllerToAgentFileCallable;

/** Brings a bundle to an agent, unless it is there. */
final class EngineCache {
    private static final Map<VirtualChannel, ReentrantLock> LOCKS = new WeakHashMap<>();

    private EngineCache() {}

    /**
     * The engine on an agent.
     *
     * @param folder where its files are
     * @param shipped bytes that had to be sent for it now
     */
    record Place(FilePath folder, long shipped) {}

    /**
     * Sees to it that the agent has the bundle. Builds that run at once on one agent wait for each other here, so that it is sent once.
     *
     * @param root the agent's root folder
     */
    static Place provide(FilePath root, EngineBundle bundle) throws IOException, InterruptedException {
        ReentrantLock lock;
        synchronized (LOCKS) {
            lock = LOCKS.computeIfAbsent(root.getChannel(), channel -> new ReentrantLock());
        }
        lock.lockInterruptibly();
        try {
            FilePath cache = root.child("mlops-cache");
            FilePath folder = cache.child(bundle.key());
            if (folder.act(new IsWhole(bundle.files()))) {
                return new Place(folder, 0);
            }
            FilePath part = cache.child(".part-" + UUID.randomUUID());
            try {
                part.mkdirs();
                for (EngineFile file : bundle.files()) {
                    try (InputStream in = Files.newInputStream(bundle.path(file))) {
                        part.child(file.name()).copyFrom(in);
                    }
                }
                folder.act(new Commit(part.getName(), bundle.files()));
            } catch (IOException | InterruptedException x) {
                part.deleteRecursive();
                throw x;
            }
            return new Place(folder, bundle.size());
        } finally {
            lock.unlock();
        }
    }

    /** Asks the agent whether a folder is complete. */
    record IsWhole(List<EngineFile> files) implements ControllerToAgentFileCallable<Boolean> {
        @Override
        public Boolean invoke(File folder, VirtualChannel channel) throws IOException {
            return EngineFolder.isWhole(folder.toPath(), files);
        }
    }

    /** Has the agent check what was sent and put it in its place. */
    record Commit(String part, List<EngineFile> files) implements ControllerToAgentFileCallable<Boolean> {
        @Override
        public Boolean invoke(File folder, VirtualChannel channel) throws IOException {
            EngineFolder.commit(folder.toPath().resolveSibling(part), folder.toPath(), files);
            EngineFolder.forgetOthers(folder.toPath());
            return true;
        }
    }
}
