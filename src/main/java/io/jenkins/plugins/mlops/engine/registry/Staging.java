package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** The files of a model on their way into the registry: copied and digested in one pass, in constant memory. Used by one thread. */
public final class Staging implements Closeable {
    private final Disk disk;
    private final List<StagedFile> files = new ArrayList<>();

    Staging(Disk disk) {
        this.disk = disk;
    }

    /**
     * Copies a file in.
     *
     * @param path its path within the model: relative, with slashes, without {@code ..}
     * @param in its bytes
     * @param expected the digest the sender computed ({@code sha256:...}), or null
     * @return the digest of what arrived
     * @throws BadInputException when the path cannot be used, or another digest arrived
     */
    public String add(String path, InputStream in, String expected) throws IOException {
        check(path);
        Path file = disk.temporary();
        boolean kept = false;
        try {
            MessageDigest sha = Digests.sha256();
            long size = 0;
            byte[] buffer = new byte[Digests.BUFFER];
            try (OutputStream out = disk.open(file)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    sha.update(buffer, 0, n);
                    out.write(buffer, 0, n);
                    size += n;
                }
            }
            String digest = Digests.text(sha.digest());
            if (expected != null && !expected.equals(digest)) {
                throw new BadInputException(path + " changed on its way into the registry: " + expected + " was sent, "
                        + digest + " arrived");
            }
            disk.sync(file);
            files.add(new StagedFile(path, size, digest, file));
            kept = true;
            return digest;
        } catch (IOException e) {
            throw new IOException("cannot take " + path + " into the registry: " + e.getMessage(), e);
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Copies a file from disk in. */
    public String add(String path, Path source) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw new BadInputException("there is no file " + source + "; give the model that was saved");
        }
        try (InputStream in = Files.newInputStream(source)) {
            return add(path, in, null);
        }
    }

    private void check(String path) {
        FileEntry.checkPath(path);
        if (files.stream().anyMatch(file -> file.path().equalsIgnoreCase(path))) {
            throw new BadInputException("the model has two files called \"" + path + "\"");
        }
    }

    /** Returns the added files, in order. */
    List<StagedFile> files() {
        return files;
    }

    /** Digests by path, in order of their paths: what a model's fingerprint is made of. */
    public List<FileEntry> entries() {
        return files.stream()
                .map(f -> new FileEntry(f.path(), f.bytes(), f.digest()))
                .sorted(java.util.Comparator.comparing(FileEntry::path))
                .toList();
    }

    /** Removes what did not become part of a version. */
    @Override
    public void close() throws IOException {
        for (StagedFile file : files) {
            Files.deleteIfExists(file.file());
        }
    }
}
