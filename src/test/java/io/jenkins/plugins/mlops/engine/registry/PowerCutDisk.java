package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A disk whose power is cut at a chosen step. What was not waited for is then gone, in the way of a file system with delayed allocation: bytes of a file
 * that was not synced are missing although its name is there, and a name in a folder that was not synced may be there or not.
 */
class PowerCutDisk extends Disk {
    private final int cutAt;
    private final boolean whole;
    private int steps;
    private boolean off;
    private final Map<Object, Path> unwritten = new HashMap<>();
    private final Map<Path, byte[]> names = new HashMap<>();
    private final Set<Path> made = new HashSet<>();

    /** @param cutAt the step that does not happen any more, counted from 1 */
    PowerCutDisk(Path temporary, int cutAt) {
        this(temporary, cutAt, false);
    }

    /**
     * @param whole whether several files are waited for together, with all else that was written to the file system
     */
    PowerCutDisk(Path temporary, int cutAt, boolean whole) {
        super(temporary);
        this.cutAt = cutAt;
        this.whole = whole;
    }

    @Override
    int many() {
        return whole ? 2 : Integer.MAX_VALUE;
    }

    @Override
    synchronized boolean syncFileSystem() throws IOException {
        step();
        unwritten.clear();
        names.clear();
        made.clear();
        return true;
    }

    /** Thrown by everything once there is no power. */
    static final class Cut extends Error {
        private static final long serialVersionUID = 1;
    }

    private synchronized void step() {
        if (off || ++steps == cutAt) {
            off = true;
            throw new Cut();
        }
    }

    synchronized boolean wasCut() {
        return off;
    }

    @Override
    OutputStream open(Path file) throws IOException {
        step();
        OutputStream out = super.open(file);
        synchronized (this) {
            unwritten.put(key(file), file);
        }
        return out;
    }

    @Override
    void sync(Path file) throws IOException {
        step();
        super.sync(file);
        synchronized (this) {
            unwritten.remove(key(file));
        }
    }

    @Override
    void rename(Path file, Path target) throws IOException {
        step();
        synchronized (this) {
            remember(target);
            if (unwritten.containsKey(key(file))) {
                unwritten.put(key(file), target);
            }
        }
        super.rename(file, target);
    }

    @Override
    boolean create(Path target, byte[] bytes) throws IOException {
        step();
        synchronized (this) {
            remember(target);
        }
        return super.create(target, bytes);
    }

    @Override
    void unlink(Path file) throws IOException {
        step();
        synchronized (this) {
            unwritten.remove(key(file));
            if (!made.remove(file)) {
                remember(file);
            }
        }
        super.unlink(file);
    }

    @Override
    void syncFolder(Path folder) {
        step();
        super.syncFolder(folder);
        synchronized (this) {
            names.keySet().removeIf(name -> folder.equals(name.getParent()));
            made.removeIf(name -> folder.equals(name.getParent()));
        }
    }

    private void remember(Path target) throws IOException {
        if (Files.exists(target)) {
            names.putIfAbsent(target, Files.readAllBytes(target));
        } else if (!names.containsKey(target)) {
            made.add(target);
        }
    }

    /** Leaves on the disk what a power cut leaves there. */
    void lose(boolean namesToo) throws IOException {
        for (Path file : unwritten.values()) {
            if (Files.exists(file)) {
                Files.write(file, new byte[0]);
            }
        }
        if (namesToo) {
            for (Path name : made) {
                Files.deleteIfExists(name);
            }
            for (Map.Entry<Path, byte[]> before : names.entrySet()) {
                Files.deleteIfExists(before.getKey()); // not written over: the new file may have another name
                Files.write(before.getKey(), before.getValue());
            }
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
    }
}
