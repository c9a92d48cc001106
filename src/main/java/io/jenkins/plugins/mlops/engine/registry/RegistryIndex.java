package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which models and versions a registry holds, kept in memory for as long as the folders they stand in do not change; other processes may
 * add to them. Safe for many threads.
 */
public final class RegistryIndex {
    /** File systems tell times in steps; a folder that changed this short before it was read may have changed after it. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private final Registry registry;
    private final Map<Path, Known<List<Integer>>> versions = new ConcurrentHashMap<>();
    private volatile Known<List<ModelName>> models;

    public RegistryIndex(Registry registry) {
        this.registry = registry;
    }

    public Registry registry() {
        return registry;
    }

    /** The names of all models that have a version, sorted. */
    public List<ModelName> models() throws IOException {
        Path folder = registry.layout.models();
        Known<List<ModelName>> known = models;
        if (known == null || !known.holds(folder)) {
            long changed = changed(folder);
            long now = System.currentTimeMillis();
            known = new Known<>(registry.models(), changed, now);
            models = known;
        }
        return known.value;
    }

    /** The model of a {@link ModelName#key()}, if it has a version. */
    public Optional<ModelName> find(String key) throws IOException {
        Optional<ModelName> name = registry.find(key);
        return name.isPresent() && !versions(name.get()).isEmpty() ? name : Optional.empty();
    }

    /** The numbers of a model's versions, ascending. */
    public List<Integer> versions(ModelName name) throws IOException {
        Path folder = registry.layout.versions(name);
        Known<List<Integer>> known = versions.get(folder);
        if (known == null || !known.holds(folder)) {
            long changed = changed(folder);
            long now = System.currentTimeMillis();
            known = new Known<>(List.copyOf(registry.versions(name)), changed, now);
            if (known.value.isEmpty()) {
                versions.remove(folder);
            } else {
                versions.put(folder, known);
            }
        }
        return known.value;
    }

    private static long changed(Path folder) throws IOException {
        return Files.isDirectory(folder) ? Files.getLastModifiedTime(folder).toMillis() : -1;
    }

    /** A value read from a folder. */
    private static final class Known<T> {
        private final T value;
        private final long changed;
        private final boolean settled;

        Known(T value, long changed, long read) {
            this.value = value;
            this.changed = changed;
            this.settled = read - changed > STEP.toMillis();
        }

        boolean holds(Path folder) throws IOException {
            return settled && changed(folder) == changed;
        }
    }
}
