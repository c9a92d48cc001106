package io.jenkins.plugins.mlops.agent;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a check on the controller while it is filled. Everything goes into another folder first, which then takes its place: a check has all of its
 * files or none, whatever happens. That the disk is full, or the folder cannot be made, is told in one line.
 */
final class ResultFolder implements Closeable {
    private final Path folder;
    private final Path part;

    /** Makes the other folder, without what a killed Jenkins may have left in it. */
    ResultFolder(Path folder) throws EngineFailure {
        this.folder = folder;
        this.part = folder.resolveSibling(".part-" + folder.getFileName());
        try {
            delete(part);
            Files.createDirectories(part);
        } catch (IOException x) {
            throw failure(x);
        }
    }

    /** A new file. */
    OutputStream create(String name) throws EngineFailure {
        try {
            return new Told(Files.newOutputStream(part.resolve(name)));
        } catch (IOException x) {
            throw failure(x);
        }
    }

    /** Bytes of a file. */
    long size(String name) throws EngineFailure {
        try {
            return Files.size(part.resolve(name));
        } catch (IOException x) {
            throw failure(x);
        }
    }

    /** Deletes a file again. */
    void remove(String name) throws EngineFailure {
        try {
            Files.delete(part.resolve(name));
        } catch (IOException x) {
            throw failure(x);
        }
    }

    /** Puts all files in their place; what was there before goes. */
    void commit() throws EngineFailure {
        try {
            delete(folder);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException x) {
            throw failure(x);
        }
    }

    @Override
    public void close() throws EngineFailure {
        try {
            delete(part);
        } catch (IOException x) {
            throw failure(x);
        }
    }

    private static EngineFailure failure(IOException x) {
        return new EngineFailure("the controller cannot keep the result: " + FileErrorText.of(x));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> files;
            try (Stream<Path> listed = Files.list(folder)) {
                files = listed.collect(Collectors.toList());
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    /** Tells a failure of the controller's disk from one of the agent. */
    private static final class Told extends FilterOutputStream {
        Told(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException x) {
                throw failure(x);
            }
        }
    }
}
