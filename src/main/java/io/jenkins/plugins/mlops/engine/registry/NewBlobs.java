package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The blobs of one version on their way into the registry. The order is what a power cut must not change: first all bytes are on the disk, then all names,
 * and only then may a version name them. Each is waited for once, not once a file.
 */
final class NewBlobs implements Closeable {
    private final Layout layout;
    private final Disk disk;
    private final Map<Path, Path> targets = new LinkedHashMap<>();

    NewBlobs(Layout layout, Disk disk) {
        this.layout = layout;
        this.disk = disk;
    }

    /** Adds a small blob, unless it is there. */
    void add(byte[] bytes) throws IOException {
        Path target = layout.blob(Digests.of(bytes));
        if (targets.containsValue(target)
                || Files.exists(target) && Digests.of(target).equals(Digests.of(bytes))) {
            return;
        }
        Path file = disk.temporary();
        targets.put(file, target);
        try (OutputStream out = disk.open(file)) {
            out.write(bytes);
        }
    }

    /** Stores all of them, and files whose bytes the disk has already, over equal ones that are there, which heals damaged ones. */
    void store(List<StagedFile> staged) throws IOException {
        disk.sync(targets.keySet());
        staged.forEach(file -> targets.put(file.file(), layout.blob(file.digest())));
        disk.moveAll(targets);
        targets.clear();
    }

    /** Removes what was not stored. */
    @Override
    public void close() throws IOException {
        for (Path file : targets.keySet()) {
            Files.deleteIfExists(file);
        }
    }
}
