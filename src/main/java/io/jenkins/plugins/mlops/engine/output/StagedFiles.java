package io.jenkins.plugins.mlops.engine.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files of one folder that appear together or not at all: each is written beside its place under a temporary name and synced, and
 * {@link #commit()} moves them all. A reader never sees half a file, and a full disk leaves what was there before.
 *
 * <p>Every failure is an {@link IOException} whose message is one line with the path and the reason.
 */
public final class StagedFiles implements AutoCloseable {

    /** Writes the content of one file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path folder;
    private final Map<Path, Path> staged = new LinkedHashMap<>();

    /** @param folder where the files go; created when missing */
    public StagedFiles(Path folder) throws IOException {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("cannot write to " + folder + ": it is a file, expected a folder", e);
        } catch (IOException e) {
            throw new IOException("cannot create the folder " + folder + ": " + reason(e), e);
        }
    }

    /** Writes one file, atomically. */
    public static void writeOne(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try (StagedFiles files = new StagedFiles(folder)) {
            files.add(file.getFileName().toString(), content);
            files.commit();
        }
    }

    /** Writes a file's content to its temporary place. */
    public void add(String name, Content content) throws IOException {
        Path target = folder.resolve(name);
        try {
            // Not Files.createTempFile: its files are readable by the owner alone, and a report is there to be
            // published.
            Path temporary = folder.resolve("." + name + "." + Long.toHexString(System.nanoTime()) + ".tmp");
            staged.put(target, temporary);
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
        } catch (IOException e) {
            throw new IOException("cannot write " + target + ": " + reason(e), e);
        }
    }

    /** Moves all files to their places. */
    public void commit() throws IOException {
        for (Map.Entry<Path, Path> entry : staged.entrySet()) {
            try {
                move(entry.getValue(), entry.getKey());
            } catch (IOException e) {
                throw new IOException("cannot write " + entry.getKey() + ": " + reason(e), e);
            }
        }
        staged.clear();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() {
        for (Path temporary : staged.values()) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                // The failure that led here is already on its way to the user; a left-over temporary file must not hide
                // it.
            }
        }
        staged.clear();
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such folder";
        }
        String text =
                e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : e.getMessage();
        if (text == null) {
            return e.getClass().getSimpleName();
        }
        String line = text.lines().findFirst().orElse("");
        return line.contains("No space left") || line.contains("not enough space")
                ? "no space left on the disk; make room or choose another folder"
                : line;
    }
}
