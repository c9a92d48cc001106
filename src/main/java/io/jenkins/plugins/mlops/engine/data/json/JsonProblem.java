package io.jenkins.plugins.mlops.engine.data.json;

/** A place where a file is not a table in JSON. The message is the sentence behind file and line. */
public final class JsonProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long line;

    JsonProblem(long line, String message) {
        super(message);
        this.line = line;
    }

    /** The line of the file, from 1. */
    public long line() {
        return line;
    }
}
