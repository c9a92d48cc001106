package io.jenkins.plugins.mlops.engine.data.csv;

/** A place where a file is not CSV of its format. The message is the sentence behind file and line. */
public final class CsvProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long line;

    CsvProblem(long line, String message) {
        super(message);
        this.line = line;
    }

    /** The line of the file, from 1. */
    public long line() {
        return line;
    }
}
