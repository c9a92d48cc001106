package io.jenkins.plugins.mlops.agent;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
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
     * @param cache the folder on the agent where bundles are kept, each in a folder of its own
     * @param days after which one that nobody used is removed
     */
    static Place provide(FilePath cache, EngineBundle bundle, int days) throws IOException, InterruptedException {
        ReentrantLock lock;
        synchronized (LOCKS) {
            lock = LOCKS.computeIfAbsent(cache.getChannel(), channel -> new ReentrantLock());
        }
        lock.lockInterruptibly();
        try {
            FilePath folder = cache.child(bundle.key());
            if (folder.act(new IsWhole(bundle.files(), days))) {
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
                folder.act(new Commit(part.getName(), bundle.files(), days));
            } catch (IOException | InterruptedException x) {
                part.deleteRecursive();
                throw x;
            }
            return new Place(folder, bundle.size());
        } finally {
            lock.unlock();
        }
    }

    /** Asks the agent whether a folder is complete; if so, it tidies up beside it. */
    record IsWhole(List<EngineFile> files, int days) implements ControllerToAgentFileCallable<Boolean> {
        @Override
        public Boolean invoke(File folder, VirtualChannel channel) throws IOException {
            boolean whole = EngineFolder.isWhole(folder.toPath(), files);
            if (whole) {
                EngineFolder.forgetOthers(folder.toPath(), Duration.ofDays(days));
            }
            return whole;
        }
    }

    /** Has the agent check what was sent and put it in its place. */
    record Commit(String part, List<EngineFile> files, int days) implements ControllerToAgentFileCallable<Boolean> {
        @Override
        public Boolean invoke(File folder, VirtualChannel channel) throws IOException {
            EngineFolder.commit(folder.toPath().resolveSibling(part), folder.toPath(), files);
            EngineFolder.forgetOthers(folder.toPath(), Duration.ofDays(days));
            return true;
        }
    }
}
