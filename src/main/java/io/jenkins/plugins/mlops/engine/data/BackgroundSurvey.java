package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads all bytes of a table's files once, beside the database: for their digests, and, where the first look has not seen all of them, for what they
 * hold. A file that is written to meanwhile is refused: the rules would speak of other data than the fingerprint.
 */
final class BackgroundSurvey {

    private final List<WrittenFile> files;
    private final List<FileTime> times;
    private final Survey survey;
    private final ReadOptions options;
    private final FutureTask<List<String>> task;

    /**
     * @param survey receives what the files hold, or null when that is known
     */
    BackgroundSurvey(List<WrittenFile> files, Survey survey, ReadOptions options) {
        this.files = files;
        this.survey = survey;
        this.options = options;
        this.times = times();
        this.task = new FutureTask<>(this::read);
        Thread thread = new Thread(task, "survey");
        thread.setDaemon(true);
        thread.start();
    }

    private List<String> read() throws IOException {
        List<String> digests = new ArrayList<>();
        for (WrittenFile file : files) {
            if (file.file().digest() != null) {
                digests.add(file.file().digest());
                continue;
            }
            MessageDigest sha = Digests.sha256();
            try (InputStream raw =
                    new DigestInputStream(Files.newInputStream(file.file().path()), sha)) {
                if (survey != null && file.format() != Format.PARQUET) {
                    content(file, raw);
                }
                raw.transferTo(OutputStream.nullOutputStream());
            }
            digests.add(Digests.text(sha));
        }
        if (survey != null) {
            survey.requireTable();
        }
        return digests;
    }

    private void content(WrittenFile file, InputStream raw) {
        InputStream kept = new FilterInputStream(raw) {
            @Override
            public void close() {
                // The rest still counts for the digest.
            }
        };
        try (InputStream in = TextStream.decoded(TextStream.unpacked(kept), options.encoding())) {
            survey.read(file, in, null);
        } catch (IOException | RuntimeException e) {
            throw TextStream.problem(file.file(), options.encoding(), e);
        }
    }

    /**
     * Waits for the end of the reading.
     *
     * @return digests of the files, in their order
     */
    List<String> await() {
        try {
            List<String> digests = task.get();
            List<FileTime> after = times();
            for (int i = 0; i < files.size(); i++) {
                InputFile file = files.get(i).file();
                if (!after.get(i).equals(times.get(i)) || Files.size(file.path()) != file.bytes()) {
                    throw new BadInputException(
                            file.shown() + ": was changed while it was read; run the check again when it is complete");
                }
            }
            return digests;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BadInputException told) {
                throw told;
            }
            throw new BadInputException(
                    "the data cannot be read: " + e.getCause().getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("the data cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadInputException("interrupted", e);
        }
    }

    private List<FileTime> times() {
        List<FileTime> found = new ArrayList<>();
        for (WrittenFile file : files) {
            try {
                found.add(Files.getLastModifiedTime(file.file().path()));
            } catch (IOException e) {
                throw new BadInputException(
                        file.file().shown() + ": cannot be read any more (" + e.getMessage() + ")", e);
            }
        }
        return found;
    }
}
