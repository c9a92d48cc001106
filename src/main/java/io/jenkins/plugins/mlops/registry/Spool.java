package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one model on the controller while they are sent to a server: copied in constant memory, their digests compared on the way, deleted at the
 * end. The names they have in the model are no names on disk. Used by one thread.
 */
final class Spool implements Closeable {
    /** Space that always stays free, so that builds can still be written. */
    private static final long RESERVE = 256L << 20;

    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final SortedMap<String, Path> files = new TreeMap<>();

    private Spool(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes room.
     *
     * @param parent where all of them are
     * @param bytes of all files together
     * @throws FileSystemException when the disk has no room for them
     */
    static Spool in(Path parent, long bytes) throws IOException {
        long free = Files.getFileStore(parent).getUsableSpace();
        if (bytes > free - RESERVE) {
            throw new FileSystemException("the controller has no room for the model while it is sent: "
                    + RegistryText.bytes(bytes) + " are needed beside a reserve of " + RegistryText.bytes(RESERVE)
                    + ", "
                    + RegistryText.bytes(free) + " are free");
        }
        return new Spool(Files.createTempDirectory(parent, "model"));
    }

    /**
     * Copies a file in.
     *
     * @param path within the model
     * @param digest what its bytes have to give, {@code sha256:...}
     * @throws BadInputException when they give another, or the model has two files of this path
     * @throws FileSystemException when the disk is full
     */
    void add(String path, InputStream in, String digest) throws IOException {
        Path file = folder.resolve(String.valueOf(files.size()));
        if (files.putIfAbsent(path, file) != null) {
            throw new BadInputException("the model has two files called \"" + path + "\"");
        }
        MessageDigest sha = Digests.sha256();
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
                write(out, buffer, n, path);
            }
        }
        String arrived = Digests.text(sha);
        if (!arrived.equals(digest)) {
            throw new BadInputException(path + " changed on its way to the controller: " + digest + " was scanned, "
                    + arrived + " arrived");
        }
    }

    /** A disk that is full while it is written says so with the name of the file in the model, not with that on disk. */
    private static void write(OutputStream out, byte[] buffer, int n, String path) throws IOException {
        try {
            out.write(buffer, 0, n);
        } catch (IOException x) {
            FileSystemException full = new FileSystemException(
                    "the controller cannot keep " + path + " while it is sent: " + x.getMessage());
            full.initCause(x);
            throw full;
        }
    }

    /** Where the files are, by their paths within the model. */
    SortedMap<String, Path> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    /** Deletes a folder with all that is in it; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(each);
            }
        }
    }
}
