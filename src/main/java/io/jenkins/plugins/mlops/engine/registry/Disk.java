package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes so that a reader, or the next start after a power cut, sees a file whole or not at all: temporary file, fsync, then one atomic
 * step, then fsync of the folder.
 */
class Disk {
    /** From so many files on, one wait for the whole file system is shorter than one for each file. */
    private static final int MANY = 200;

    private final Path temporary;
    private final String prefix = UUID.randomUUID() + "-";
    private final AtomicLong made = new AtomicLong();

    /**
     * @param temporary a folder on the same file system as everything that is written
     */
    Disk(Path temporary) {
        this.temporary = temporary;
    }

    /** A new file of its own in the temporary folder. */
    Path temporary() throws IOException {
        if (!Files.isDirectory(temporary)) {
            Files.createDirectories(temporary);
        }
        return temporary.resolve(prefix + made.incrementAndGet());
    }

    /** Opens a file for writing; its bytes are safe once {@link #sync} came back. */
    OutputStream open(Path file) throws IOException {
        return Channels.newOutputStream(
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    }

    void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The same for many files at a time: their bytes are written first and waited for together, which is far faster than one after the other. */
    void sync(Collection<Path> files) throws IOException {
        if (files.size() < many() || !syncFileSystem()) {
            Together.WAITING.all(files, this::sync);
        }
    }

    /** From how many files on the whole file system is waited for. */
    int many() {
        return MANY;
    }

    /**
     * Waits for everything that was written.
     *
     * @return false when that is not possible here; each file has to be waited for then
     */
    boolean syncFileSystem() throws IOException {
        return FileSystemSync.of(temporary);
    }

    /**
     * Gives a file that is safe a second name, and counts it as new.
     *
     * @return false when there is no such file, or it can have no other name
     */
    boolean link(Path name, Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            Files.createLink(name, file);
            Files.setLastModifiedTime(name, FileTime.from(Instant.now()));
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.deleteIfExists(name);
            return false;
        }
    }

    private Path written(byte[] bytes) throws IOException {
        Path file = temporary();
        try {
            try (OutputStream out = open(file)) {
                out.write(bytes);
            }
            sync(file);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Replaces a file. */
    void replace(Path target, byte[] bytes) throws IOException {
        Path file = written(bytes);
        try {
            move(file, target);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Creates a file that must not exist yet.
     *
     * @return false when it exists; it is then left as it is
     */
    boolean create(Path target, byte[] bytes) throws IOException {
        Path file = written(bytes);
        try {
            try {
                folder(target.getParent());
            } catch (FileAlreadyExistsException e) { // not the target is there, but a file where a folder has to be
                throw new NotDirectoryException(e.getFile());
            }
            try {
                Files.createLink(target, file); // exclusive and whole in one step
            } catch (UnsupportedOperationException e) {
                return createWithoutLinks(target, file);
            }
            syncFolder(target.getParent());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** For file systems without hard links: the caller holds the lock of the model, so that nobody else creates here. */
    private boolean createWithoutLinks(Path target, Path file) throws IOException {
        if (Files.exists(target)) {
            return false;
        }
        move(file, target);
        return true;
    }

    /** Moves a file that is already safe to its place, over what may be there. */
    void move(Path file, Path target) throws IOException {
        folder(target.getParent());
        rename(file, target);
        syncFolder(target.getParent());
    }

    /** The same for many files of one folder, whose names are safe at the end. */
    void moveAll(Map<Path, Path> targets) throws IOException {
        Set<Path> folders = new HashSet<>();
        for (Map.Entry<Path, Path> each : targets.entrySet()) {
            if (folders.add(each.getValue().getParent())) {
                folder(each.getValue().getParent());
            }
            rename(each.getKey(), each.getValue());
        }
        folders.forEach(this::syncFolder);
    }

    /** Moves a file to a folder that is there, without waiting for its name; without a move in one step it is refused. */
    void rename(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system under " + target.getParent() + " cannot move files in one step", e);
        }
    }

    /** Takes a file away for good, so that it does not come back after a power cut. */
    void delete(Path file) throws IOException {
        unlink(file);
        syncFolder(file.getParent());
    }

    /** Takes a file away that may come back after a power cut, because nothing names it. */
    void unlink(Path file) throws IOException {
        Files.delete(file);
    }

    /** Makes a folder and the names of those it had to make. */
    private void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            folder(folder.getParent());
            Files.createDirectories(folder);
            syncFolder(folder.getParent());
        }
    }

    /** Makes names in a folder safe. Some systems cannot open a folder; they do it by themselves. */
    void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UncheckedIOException e) {
            return; // Windows
        }
    }
}
