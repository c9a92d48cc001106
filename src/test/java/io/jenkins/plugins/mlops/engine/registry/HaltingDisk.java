package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.nio.file.Path;

/** A disk whose process ends, as if it were killed, at a chosen moment before or after one of the steps that last. */
final class HaltingDisk extends Disk {
    /** Exit status of a process that ended so. */
    static final int HALTED = 86;

    private final int at;
    private int passed;

    /**
     * @param at number of the moment, from 1
     */
    HaltingDisk(Path temporary, int at) {
        super(temporary);
        this.at = at;
    }

    /** Files are synced by several threads. */
    private synchronized void moment() {
        if (++passed == at) {
            Runtime.getRuntime().halt(HALTED); // no finally block runs, and nothing is flushed
        }
    }

    @Override
    int many() {
        return 2;
    }

    @Override
    boolean syncFileSystem() throws IOException {
        moment();
        boolean done = super.syncFileSystem();
        moment();
        return done;
    }

    @Override
    void sync(Path file) throws IOException {
        super.sync(file);
        moment();
    }

    @Override
    void replace(Path target, byte[] bytes) throws IOException {
        super.replace(target, bytes);
        moment();
    }

    @Override
    boolean create(Path target, byte[] bytes) throws IOException {
        boolean created = super.create(target, bytes);
        moment();
        return created;
    }

    @Override
    void rename(Path file, Path target) throws IOException {
        moment();
        super.rename(file, target);
        moment();
    }

    @Override
    void unlink(Path file) throws IOException {
        moment();
        super.unlink(file);
        moment();
    }
}
