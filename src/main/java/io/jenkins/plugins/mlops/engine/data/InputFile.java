package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
            return text(Files.readAllBytes(path), shown);
        } catch (IOException e) {
            throw new BadInputException(shown + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Bytes as text; messages call them as they are shown. */
    public static String text(byte[] bytes, String shown) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(shown + ": is not UTF-8 text", e);
        }
    }
}
