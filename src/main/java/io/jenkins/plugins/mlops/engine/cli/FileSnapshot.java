package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * State of files on the disk: sizes, times and identities. Two that are equal say that nobody wrote meanwhile.
 *
 * @param files one line for each file by the name the user gave
 */
record FileSnapshot(SortedMap<String, String> files) {
    static FileSnapshot of(ModelInputs model) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (var file : model.shown().entrySet()) {
            files.put(file.getKey(), of(file.getValue()));
        }
        return new FileSnapshot(files);
    }

    private static String of(Path file) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
        // The time of the last change of the entry cannot be set by a program as the time of writing can.
        Object changed = file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(file, "unix:ctime")
                : "";
        return basic.size() + " " + basic.lastModifiedTime() + " " + basic.fileKey() + " " + changed;
    }

    /** @throws BadInputException when a file is not what it was */
    void requireSame(FileSnapshot later) {
        files.forEach((name, state) -> {
            if (!state.equals(later.files.get(name))) {
                throw new BadInputException(
                        name + ": changed while it was scanned; register a model when nothing writes to it any more");
            }
        });
    }
}
