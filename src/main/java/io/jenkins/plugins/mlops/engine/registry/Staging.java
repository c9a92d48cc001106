package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The files of a model on their way into the registry: copied and digested in one pass, in constant memory. What the registry holds already is not written
 * again. Used by one thread at a time.
 */
public final class Staging implements Closeable {
    private static final Together PROCESSORS =
            new Together(Math.min(4, Runtime.getRuntime().availableProcessors()));

    /** Up to this many bytes a file is digested before it is written. */
    private static final int SMALL = 1 << 16;

    private final Layout layout;
    private final Disk disk;
    private final List<StagedFile> files = new ArrayList<>();
    private boolean moved;
    private final Set<String> paths = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    Staging(Layout layout, Disk disk) {
        this.layout = layout;
        this.disk = disk;
    }

    /**
     * Copies a file in.
     *
     * @param path its path within the model: relative, with slashes, without {@code ..}
     * @param in its bytes; not read when the registry holds a file of the expected digest
     * @param expected the digest the sender computed ({@code sha256:...}), or null
     * @return the digest of what arrived
     * @throws BadInputException when the path cannot be used, or another digest arrived
     */
    public String add(String path, InputStream in, String expected) throws IOException {
        reserve(path);
        boolean kept = false;
        try {
            StagedFile staged = taken(path, in, expected);
            files.add(staged);
            kept = true;
            return staged.digest();
        } finally {
            if (!kept) {
                paths.remove(path);
            }
        }
    }

    /**
     * Copies files from disk in, several at a time.
     *
     * @param sources by their paths within the model
     * @throws BadInputException when a path cannot be used, or there is no such file
     */
    public void add(SortedMap<String, Path> sources) throws IOException {
        sources.keySet().forEach(this::reserve);
        PROCESSORS.all(sources.entrySet(), source -> {
            StagedFile staged = taken(source.getKey(), source.getValue());
            synchronized (files) {
                files.add(staged);
            }
        });
    }

    private void reserve(String path) {
        FileEntry.checkPath(path);
        if (!paths.add(path)) {
            throw new BadInputException("the model has two files called \"" + path + "\"");
        }
    }

    private StagedFile taken(String path, Path source) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw new BadInputException("there is no file " + source + "; give the model that was saved");
        }
        try (InputStream in = Files.newInputStream(source)) {
            return taken(path, in, null);
        }
    }

    private StagedFile taken(String path, InputStream in, String expected) throws IOException {
        boolean kept = false;
        Path file = disk.temporary();
        try {
            StagedFile staged = expected == null ? null : reused(path, expected, file);
            if (staged == null) {
                staged = copied(path, in, file);
            }
            if (expected != null && !expected.equals(staged.digest())) {
                throw new BadInputException(path + " changed on its way into the registry: " + expected + " was sent, "
                        + staged.digest() + " arrived");
            }
            kept = true;
            return staged;
        } catch (IOException e) {
            throw new IOException("cannot take " + path + " into the registry: " + e.getMessage(), e);
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private StagedFile copied(String path, InputStream in, Path file) throws IOException {
        byte[] head = in.readNBytes(SMALL);
        MessageDigest sha = Digests.sha256();
        sha.update(head);
        if (head.length < SMALL) {
            String digest = Digests.text(sha.digest());
            StagedFile there = reused(path, digest, file);
            if (there != null) {
                return there;
            }
            try (OutputStream out = disk.open(file)) {
                out.write(head);
            }
            return new StagedFile(path, head.length, digest, file, false);
        }
        long size = head.length;
        try (OutputStream out = disk.open(file)) {
            out.write(head);
            byte[] buffer = new byte[Digests.BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
                out.write(buffer, 0, n);
                size += n;
            }
        }
        return new StagedFile(path, size, Digests.text(sha.digest()), file, false);
    }

    /**
     * A second name for a stored file of a digest, so that no cleaning takes it before the version is there.
     *
     * @return null when there is none, it is damaged, or the file system has no such names
     */
    private StagedFile reused(String path, String digest, Path file) throws IOException {
        return Digests.isDigest(digest) && disk.link(file, layout.blob(digest)) && intact(file, digest)
                ? new StagedFile(path, Files.size(file), digest, file, true)
                : null;
    }

    private static boolean intact(Path file, String digest) throws IOException {
        boolean intact = Digests.of(file).equals(digest);
        if (!intact) {
            Files.delete(file);
        }
        return intact;
    }

    /** Waits until the disk has the bytes of all files; a version must not name them before. */
    void settle() throws IOException {
        disk.sync(files().stream()
                .filter(file -> !file.stored())
                .map(StagedFile::file)
                .toList());
    }

    /** Returns the added files. */
    List<StagedFile> files() {
        return files;
    }

    /** Digests by path, in order of their paths: what a model's fingerprint is made of. */
    public List<FileEntry> entries() {
        return files().stream()
                .map(f -> new FileEntry(f.path(), f.bytes(), f.digest()))
                .sorted(java.util.Comparator.comparing(FileEntry::path))
                .toList();
    }

    /** Says that the new files have their places in the registry. */
    void moved() {
        moved = true;
    }

    /** Removes what did not become part of a version. */
    @Override
    public void close() throws IOException {
        for (StagedFile file : files()) {
            if (!moved || file.stored()) { // a move between two names of one file leaves both
                Files.deleteIfExists(file.file());
            }
        }
    }
}
