package io.jenkins.plugins.mlops.engine.result;

/**
 * Where a rule was written.
 *
 * @param file the file as the user named it, or {@code rules} for inline rules
 * @param line line, from 1; 0 when the file has no lines to point at
 * @param column column, from 1; 0 when unknown
 */
public record Source(String file, int line, int column) {
    /** Place of a check that nobody wrote a rule for. */
    public static final Source BUILT_IN = new Source("built in", 0, 0);

    @Override
    public String toString() {
        if (line <= 0) {
            return file;
        }
        return column <= 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
