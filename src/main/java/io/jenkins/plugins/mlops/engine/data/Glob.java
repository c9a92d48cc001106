package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files a pattern means: {@code *}, {@code ?}, {@code [a-c]}, {@code {a,b}} and, for any depth of folders, {@code **}. As in a
 * shell, names that begin with a dot are meant only when the pattern says so.
 */
final class Glob {
    private static final int MOST_FILES = 100_000;
    private static final int DEEPEST = 50;

    private final String shown;
    private final List<PathMatcher> matchers = new ArrayList<>();
    private final boolean hidden;
    private final int depth;
    private final Path root;

    /**
     * @param shown the pattern as the user wrote it, for messages
     * @param pattern the pattern below the folder that will be searched
     * @param root links that lead out of it are not followed; null for none
     */
    Glob(String shown, String pattern, Path root) {
        this.shown = shown;
        this.root = root;
        this.hidden = pattern.startsWith(".") || pattern.contains("/.");
        this.depth = pattern.contains("**")
                ? DEEPEST
                : (int) pattern.chars().filter(c -> c == '/').count() + 1;
        try {
            matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
            // "**/x" is meant to find x in the folder itself too, which Java's globs do not.
            String flat = pattern.replaceAll("(^|/)\\*\\*/", "$1");
            if (!flat.equals(pattern)) {
                matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + flat));
            }
        } catch (PatternSyntaxException e) {
            throw new BadInputException(shown + ": is not a glob (" + e.getDescription() + ")", e);
        }
    }

    /** The matching files below a folder, in no order. */
    List<Path> files(Path start) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(start, Set.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    boolean skipped = !folder.equals(start)
                            && (isHidden(start.relativize(folder))
                                    || root != null && !folder.toRealPath().startsWith(root));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path below = start.relativize(file);
                    if (!attributes.isDirectory()
                            && !isHidden(below)
                            && matchers.stream().anyMatch(matcher -> matcher.matches(below))) {
                        files.add(file);
                    }
                    if (files.size() > MOST_FILES) {
                        throw new BadInputException(shown + ": matches more than " + MOST_FILES + " files");
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    if (e instanceof FileSystemLoopException) {
                        return FileVisitResult.CONTINUE;
                    }
                    // What cannot be looked into may hold data that nobody would miss.
                    throw new BadInputException(
                            shown + ": \"" + start.relativize(file) + "\" cannot be read ("
                                    + e.getClass().getSimpleName() + ")",
                            e);
                }
            });
        } catch (IOException e) {
            throw new BadInputException(shown + ": cannot be searched (" + e.getMessage() + ")", e);
        }
        return files;
    }

    private boolean isHidden(Path below) {
        if (hidden) {
            return false;
        }
        for (Path part : below) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
