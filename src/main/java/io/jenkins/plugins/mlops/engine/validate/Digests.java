package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Digests of the files, computed while the database reads the same bytes. A file that is written to meanwhile is refused: the rules would
 * speak of other data than the fingerprint.
 */
final class Digests implements AutoCloseable {
    private final List<InputFile> files;
    private final List<FileTime> times;
    private final FutureTask<List<Fingerprint.Bytes>> task;
    private final Thread thread;

    private Digests(List<InputFile> files) {
        this.files = files;
        this.times = times();
        this.task = new FutureTask<>(() -> Fingerprint.read(files));
        this.thread = new Thread(task, "fingerprint");
        thread.setDaemon(true);
    }

    static Digests start(List<InputFile> files) {
        Digests digests = new Digests(files);
        digests.thread.start();
        return digests;
    }

    /**
     * Waits for the end of the reading.
     *
     * @return for each file, what was read
     */
    List<Fingerprint.Bytes> await() {
        try {
            List<Fingerprint.Bytes> read = task.get();
            List<FileTime> after = times();
            for (int i = 0; i < files.size(); i++) {
                if (!after.get(i).equals(times.get(i))
                        || Files.size(files.get(i).path()) != files.get(i).bytes()) {
                    throw new BadInputException(files.get(i).shown()
                            + ": was changed while it was read; run the check again when it is complete");
                }
            }
            return read;
        } catch (ExecutionException | IOException e) {
            throw new BadInputException(
                    "the data cannot be read: "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadInputException("interrupted", e);
        }
    }

    private List<FileTime> times() {
        List<FileTime> found = new ArrayList<>();
        for (InputFile file : files) {
            try {
                found.add(Files.getLastModifiedTime(file.path()));
            } catch (IOException e) {
                throw new BadInputException(file.shown() + ": cannot be read any more (" + e.getMessage() + ")", e);
            }
        }
        return found;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
