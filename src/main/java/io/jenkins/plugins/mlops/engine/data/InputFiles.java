package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Turns what a user named (files, globs) into files. With a root, everything is taken relative to it and has to stay inside, links
 * followed: a link in a workspace must not lead the engine to a file outside.
 */
public final class InputFiles {
    private final Path base;
    private final Path root;

    private final Map<String, Supplier<InputFile>> given;

    private InputFiles(Path base, Path root, Map<String, Supplier<InputFile>> given) {
        this.base = base;
        this.root = root;
        this.given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** Anything the process may read, relative to the working directory. */
    public static InputFiles anywhere() {
        return new InputFiles(Path.of("").toAbsolutePath(), null, Map.of());
    }

    /** Only what lies under the given folder. */
    public static InputFiles within(Path root) {
        return within(root, root);
    }

    /**
     * Only what lies under the given folder.
     *
     * @param base the folder that names start in, inside of the other, links followed
     */
    public static InputFiles within(Path root, Path base) {
        Path real = real(root);
        Path start = real(base);
        if (!start.startsWith(real)) {
            throw new BadInputException("folder " + base + ": lies outside the workspace, which is not allowed");
        }
        return new InputFiles(start, real, Map.of());
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new BadInputException(
                    "folder " + folder + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    /** Tells whether only files of one folder may be read. */
    public boolean isBounded() {
        return root != null;
    }

    /**
     * The same, and a file that the engine itself makes, wherever it lies.
     *
     * @param name what it is resolved by
     * @param made makes it, when it is resolved, and gives the same again each time
     */
    public InputFiles with(String name, Supplier<InputFile> made) {
        Map<String, Supplier<InputFile>> all = new LinkedHashMap<>(given);
        all.put(name, made);
        return new InputFiles(base, root, all);
    }

    /** The files behind all the given names, in order, each once. */
    public List<InputFile> resolve(List<String> names) {
        Map<Path, InputFile> found = new LinkedHashMap<>();
        for (String name : names) {
            // A file may really be called "x[1].csv".
            if (given.containsKey(name)) {
                InputFile made = given.get(name).get();
                found.putIfAbsent(made.path(), made);
                continue;
            }
            for (InputFile file : isGlob(name) && !isFile(name) ? glob(name) : List.of(file(name))) {
                found.putIfAbsent(file.path(), file);
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isFile(String name) {
        try {
            return Files.isRegularFile(base.resolve(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** One file; it has to be there. */
    public InputFile file(String name) {
        Path path = path(name);
        requireInside(name, path);
        if (!Files.exists(path)) {
            throw new BadInputException(name + ": no such file" + neighbour(path));
        }
        if (Files.isDirectory(path)) {
            throw new BadInputException(
                    name + ": is a folder; name the files, for example \"" + name.replaceAll("/+$", "") + "/*.csv\"");
        }
        return checked(name, path);
    }

    /** Where to write a file that the user named: in the root, too, when there is one, links followed. */
    public Path output(String name) {
        Path path = path(name);
        if (root == null) {
            return path;
        }
        try {
            Path folder = path.getParent();
            while (!Files.exists(folder)) {
                folder = folder.getParent();
            }
            if (!folder.toRealPath().startsWith(root) || !path.startsWith(root) || Files.isSymbolicLink(path)) {
                throw new BadInputException(name + ": would be written outside the workspace, which is not allowed");
            }
            return path;
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    /** Tells whether the name is that of a folder. */
    public boolean isFolder(String name) {
        return !isGlob(name) && Files.isDirectory(path(name));
    }

    /**
     * Everything in a folder, hidden files as well. A link to a file inside counts as that file; a link to anything else is there under its
     * own path, for the caller to judge.
     */
    public List<InputFile> below(String folder) {
        Path start = path(folder);
        requireInside(folder, start);
        List<InputFile> files = new ArrayList<>();
        try (Stream<Path> inside = Files.walk(start)) {
            Path real = start.toRealPath();
            for (Path found : inside.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                String name = folder.replaceAll("/+$", "") + "/"
                        + start.relativize(found).toString().replace('\\', '/');
                boolean leaves = Files.isSymbolicLink(found)
                        && !(Files.isRegularFile(found) && found.toRealPath().startsWith(real));
                files.add(leaves ? new InputFile(name, found, 0) : checked(name, found));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException(folder + ": cannot be read (" + e.getMessage() + ")", e);
        }
        if (files.isEmpty()) {
            throw new BadInputException(folder + ": there is no file in this folder");
        }
        return files;
    }

    private Path path(String name) {
        if (name.isBlank()) {
            throw new BadInputException("an empty file name was given");
        }
        try {
            return base.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new BadInputException("not a file name: \"" + name + "\"", e);
        }
    }

    private InputFile checked(String name, Path path) {
        try {
            Path real = path.toRealPath();
            if (root != null && !real.startsWith(root)) {
                throw new BadInputException(name + ": lies outside the workspace, which is not allowed");
            }
            if (!Files.isRegularFile(real)) {
                throw new BadInputException(name + ": is not a regular file");
            }
            if (!Files.isReadable(real)) {
                throw new BadInputException(name + ": may not be read by this user");
            }
            return new InputFile(name, real, Files.size(real));
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static String neighbour(Path path) {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (var list = Files.list(folder)) {
            List<String> names =
                    list.limit(1000).map(p -> p.getFileName().toString()).toList();
            return Suggestion.hint(path.getFileName().toString(), names);
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isGlob(String name) {
        return name.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    /** Before anything is looked at: whether a file outside exists is nothing to tell either. */
    private void requireInside(String name, Path path) {
        if (root != null && !path.startsWith(root)) {
            throw new BadInputException(name + ": lies outside the workspace, which is not allowed");
        }
    }

    private List<InputFile> glob(String pattern) {
        String plain = pattern.replace('\\', '/');
        int firstSpecial = plain.replaceAll("[*?\\[{].*$", "").lastIndexOf('/');
        Path start = firstSpecial < 0 ? base : path(firstSpecial == 0 ? "/" : plain.substring(0, firstSpecial));
        requireInside(pattern, start);
        if (!Files.isDirectory(start)) {
            throw new BadInputException(pattern + ": matches no file (there is no folder \""
                    + plain.substring(0, Math.max(0, firstSpecial)) + "\")");
        }
        if (root != null) {
            try {
                requireInside(pattern, start.toRealPath());
            } catch (IOException e) {
                throw new BadInputException(pattern + ": cannot be searched (" + e.getMessage() + ")", e);
            }
        }
        String prefix = plain.substring(0, firstSpecial + 1);
        List<InputFile> files = new ArrayList<>();
        for (Path found : new Glob(pattern, plain.substring(firstSpecial + 1), root).files(start)) {
            files.add(checked(prefix + start.relativize(found).toString().replace('\\', '/'), found));
        }
        if (files.isEmpty()) {
            throw new BadInputException(pattern + ": matches no file in " + (root == null ? start : "the workspace"));
        }
        files.sort(Comparator.comparing(InputFile::shown));
        return files;
    }
}
