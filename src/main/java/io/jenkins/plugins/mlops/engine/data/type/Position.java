package io.jenkins.plugins.mlops.engine.data.type;

/**
 * Where a value stands.
 *
 * @param file as the user would name it
 * @param line line of the file, from 1
 */
public record Position(String file, long line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
