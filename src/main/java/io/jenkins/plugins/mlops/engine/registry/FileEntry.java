package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A file of a version.
 *
 * @param path within the model, with slashes
 * @param bytes its size
 * @param digest {@code sha256:...}
 */
public record FileEntry(String path, long bytes, String digest) {
    private static final int LONGEST = 1_000;

    /**
     * Refuses what cannot be the path of a file within a model: it must be relative, with slashes, without {@code ..} and control characters.
     *
     * @throws BadInputException in one line
     */
    public static void checkPath(String path) {
        String slashes = path.replace('\\', '/');
        if (path.isBlank()
                || path.length() > LONGEST
                || slashes.startsWith("/")
                || ("/" + slashes + "/").contains("/../")
                || ("/" + slashes + "/").contains("/./")
                || slashes.contains("//")
                || slashes.endsWith("/")
                || hasDrive(slashes)
                || path.indexOf('\\') >= 0
                || path.chars().anyMatch(Character::isISOControl)) {
            throw new BadInputException("a file of a model needs a plain relative path, found \""
                    + path.replaceAll("\\p{Cntrl}", "?") + "\"");
        }
    }

    private static boolean hasDrive(String path) {
        return path.length() > 1
                && path.charAt(1) == ':'
                && (path.charAt(0) | 0x20) >= 'a'
                && (path.charAt(0) | 0x20) <= 'z';
    }

    /**
     * Refuses a model of which no file holds anything. Single files may be empty, as the {@code __init__.py} of a package is.
     *
     * @throws BadInputException in one line
     */
    public static void requireContent(List<FileEntry> files) {
        if (!files.isEmpty() && files.stream().allMatch(file -> file.bytes() == 0)) {
            throw new BadInputException(files.get(0).path() + (files.size() == 1 ? " is" : " and all other files are")
                    + " empty; a model with nothing in it is not registered");
        }
    }

    /** Reads a file to its end for its digest. */
    public static FileEntry of(String path, Path file) throws IOException {
        return new FileEntry(path, Files.size(file), Digests.of(file));
    }

    /**
     * Reads all files of a model to their ends.
     *
     * @param files by their paths within the model
     * @return in order of their paths
     * @throws BadInputException when a path cannot be used, or there is no content at all
     */
    public static List<FileEntry> of(SortedMap<String, Path> files) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            checkPath(file.getKey());
            entries.add(of(file.getKey(), file.getValue()));
        }
        if (entries.isEmpty()) {
            throw new BadInputException("a version needs at least one model file");
        }
        entries.sort(Comparator.comparing(FileEntry::path));
        requireContent(entries);
        return List.copyOf(entries);
    }
}
