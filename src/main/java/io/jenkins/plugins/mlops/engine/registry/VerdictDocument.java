package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A result document that a version requires.
 *
 * @param source how the user named it
 * @param bytes the file, as it is
 * @param check id of the check within its build, or null where no build of Jenkins made it
 * @param ofOtherBuild whether it is meant to be of another build than the one that registers, which was named
 */
public record VerdictDocument(String source, byte[] bytes, String check, boolean ofOtherBuild) {
    private static final long LARGEST = 256L << 20;

    /** One of the build that registers, if it says of which. */
    public VerdictDocument(String source, byte[] bytes) {
        this(source, bytes, null, false);
    }

    /** The same, as one of another build that was named. */
    public VerdictDocument ofNamedBuild() {
        return new VerdictDocument(source, bytes, check, true);
    }

    /** The same, as one of a check that its build knows by an id. */
    public VerdictDocument ofCheck(String id) {
        return new VerdictDocument(source, bytes, id, ofOtherBuild);
    }

    /**
     * Reads one.
     *
     * @throws BadInputException when it is missing
     */
    public static VerdictDocument read(String shown, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("the required result " + shown
                    + " is missing; run the step that writes it before the model is registered");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadInputException(shown + " is too large for a result document");
            }
            return new VerdictDocument(shown, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BadInputException("cannot read " + shown + ": " + e.getMessage(), e);
        }
    }
}
