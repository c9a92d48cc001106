package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One data file.
 *
 * @param shown as the user would name it
 * @param path absolute, links resolved
 * @param bytes size on disk
 * @param digest what stands for its content in a fingerprint, where that is not the file's bytes but the rows it was made of; otherwise null
 */
public record InputFile(String shown, Path path, long bytes, String digest) {
    /** A file whose bytes are its content. */
    public InputFile(String shown, Path path, long bytes) {
        this(shown, path, bytes, null);
    }

    /**
     * Its content as text.
     *
     * @throws BadInputException when it is not UTF-8 or cannot be read
     */
    public String text() {
        return text(path, shown);
    }

    /** The content of any file as text; messages call it as it is shown. */
    public static String text(Path path, String shown) {
        try {
            return Files.readString(path);
        } catch (MalformedInputException e) {
            throw new BadInputException(shown + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new BadInputException(shown + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
