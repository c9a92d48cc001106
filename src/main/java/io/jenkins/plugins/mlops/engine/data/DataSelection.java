package io.jenkins.plugins.mlops.engine.data;

import java.util.List;

/**
 * The files of a table and how they are read.
 *
 * @param inputs finds files
 * @param files files and globs, read as one table
 * @param options how to read them
 */
public record DataSelection(InputFiles inputs, List<String> files, ReadOptions options) {
    /** The files behind the names. */
    public List<InputFile> resolve() {
        return inputs.resolve(files);
    }
}
