package io.jenkins.plugins.mlops.agent;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Description of a fault of a file or a disk: the names of Java's exceptions say it, their messages often do not. */
public final class FileErrorText {
    private FileErrorText() {}

    /** One line with what is wrong, and with the file where that is known. */
    public static String of(IOException x) {
        if (!(x instanceof FileSystemException trouble)) {
            return x.getMessage() == null ? words(x) : x.getMessage();
        }
        String reason = trouble.getReason() == null ? words(x) : trouble.getReason();
        return trouble.getFile() == null ? reason : trouble.getFile() + ": " + reason;
    }

    /** {@code FileAlreadyExistsException} is "file already exists", {@code AccessDeniedException} "access denied". */
    private static String words(IOException x) {
        return x.getClass()
                .getSimpleName()
                .replaceFirst("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
