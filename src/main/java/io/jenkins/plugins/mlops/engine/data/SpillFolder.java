package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The folder a database may write to when memory does not suffice. It goes when the database closes, and when the process is told to stop. */
final class SpillFolder implements AutoCloseable {
    private static final int ATTEMPTS = 40;
    private static final long PAUSE_MILLIS = 50;

    private static final String COPIES = "copies";

    private final Path folder;
    private final Thread cleaner;

    SpillFolder() {
        try {
            folder = Files.createTempDirectory("mlops-spill-");
            Files.createDirectory(folder.resolve(COPIES));
        } catch (IOException e) {
            throw new BadInputException(
                    "no temporary folder can be made in " + System.getProperty("java.io.tmpdir") + ": "
                            + e.getMessage(),
                    e);
        }
        cleaner = new Thread(this::deleteWhileWritten, "spill-cleaner");
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /** A folder in it for copies of files. */
    Path copies() {
        return folder.resolve(COPIES);
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The process is ending; the cleaner runs.
        }
    }

    /** At the end of a process that was told to stop, queries still run and may write another file meanwhile. */
    private void deleteWhileWritten() {
        for (int i = 0; i < ATTEMPTS && Files.exists(folder); i++) {
            delete();
            if (Files.exists(folder)) {
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private void delete() {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The folder is gone already, or the system clears its temporary folder later.
        }
    }
}
