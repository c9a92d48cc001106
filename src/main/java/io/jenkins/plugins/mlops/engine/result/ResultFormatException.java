package io.jenkins.plugins.mlops.engine.result;

import java.io.IOException;

/** A file that is not a result document this version can read. The message is one line: which file, what is wrong, what was expected. */
public class ResultFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    public ResultFormatException(String message) {
        super(message);
    }

    public ResultFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
