package io.jenkins.plugins.mlops.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The file in a job's folder that outlives restarts; written whole, and waited for. */
final class PromotionStateFile {
    static final String NAME = "model-promoted.json";
    private static final Logger LOGGER = Logger.getLogger(PromotionStateFile.class.getName());

    /** Taken last of all: who has it asks nobody else, neither the queue nor the registry. */
    private static final Object LOCK = new Object();

    private final Path file;

    PromotionStateFile(Job<?, ?> job) {
        this.file = job.getRootDir().toPath().resolve(NAME);
    }

    /** Returns what was written last, or null. */
    @CheckForNull
    PromotionState read() throws IOException {
        synchronized (LOCK) {
            if (!Files.isRegularFile(file)) {
                return null;
            }
            try {
                return PromotionState.of(new JsonObject(JsonReader.object(Files.readString(file))));
            } catch (IllegalArgumentException x) {
                LOGGER.log(Level.WARNING, "{0} is {1}; moves of the alias count from now on", new Object[] {
                    file, x.getMessage()
                });
                return null;
            }
        }
    }

    /**
     * Changes it.
     *
     * @param change gets null when there is nothing yet; what it returns unchanged is not written again
     */
    PromotionState change(UnaryOperator<PromotionState> change) throws IOException {
        synchronized (LOCK) {
            PromotionState before = read();
            PromotionState after = change.apply(before);
            if (after != null && !after.equals(before)) {
                write(after);
            }
            return after;
        }
    }

    private void write(PromotionState state) throws IOException {
        try (AtomicFileWriter out = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            try {
                out.write(JsonWriter.write(state.tree()));
                out.commit();
            } finally {
                out.abort();
            }
        }
    }

    void delete() throws IOException {
        synchronized (LOCK) {
            Files.deleteIfExists(file);
        }
    }
}
