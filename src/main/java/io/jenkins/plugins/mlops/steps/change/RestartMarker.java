package io.jenkins.plugins.mlops.steps.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A number that a step writes down on the controller before it changes something in a registry. A step that begins again after a restart of Jenkins finds it,
 * and so knows that it has to look first whether it was done already.
 */
public final class RestartMarker {
    private final Path checks;
    private final Path file;

    /**
     * @param checks the folder of the build's checks on the controller
     * @param token of the step: what a check is called may be another after a restart
     */
    public RestartMarker(Path checks, String token) {
        this.checks = checks;
        this.file = checks.resolve(".begun-" + token);
    }

    /** Returns the number that was written down before, or null. */
    Integer read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return Integer.valueOf(Files.readString(file).trim());
        } catch (NumberFormatException x) {
            return null; // Jenkins was killed while it was written, so nothing was changed
        }
    }

    void write(int number) throws IOException {
        Files.createDirectories(checks);
        Files.writeString(file, String.valueOf(number));
    }

    /** The step has its result, which says all. */
    public void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
