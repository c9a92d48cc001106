package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * A file to scan.
 *
 * @param path where it lies
 * @param root the folder the user gave, or the parent of the file
 * @param shown how the report names it
 * @param bytes its size
 * @param link whether it is a symbolic link
 */
record ModelFile(Path path, Path root, String shown, long bytes, boolean link) {
    /** All files in what the user gave, in order of their paths. */
    static List<ModelFile> under(List<Path> given) {
        List<ModelFile> files = new ArrayList<>();
        for (Path path : given) {
            if (!Files.exists(path)) {
                throw new BadInputException("there is no file or folder " + path + "; give the model that was saved");
            }
            try {
                if (Files.isDirectory(path)) {
                    Path folder = Files.isSymbolicLink(path) ? path.toRealPath() : path;
                    inside(folder, given.size() == 1 ? "" : path + "/", files);
                } else {
                    Path parent = path.toAbsolutePath().getParent();
                    files.add(of(path, parent, path.toString().replace('\\', '/')));
                }
            } catch (IOException e) {
                throw new BadInputException("cannot read " + path + ": " + e.getMessage(), e);
            }
        }
        return files;
    }

    private static void inside(Path folder, String prefix, List<ModelFile> files) throws IOException {
        int first = files.size();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String relative = folder.relativize(file).toString().replace('\\', '/');
                files.add(of(file, folder, prefix + relative, attributes));
                return FileVisitResult.CONTINUE;
            }
        });
        files.subList(first, files.size()).sort(Comparator.comparing(ModelFile::path));
    }

    /** Files by the names they are shown under. */
    static List<ModelFile> named(SortedMap<String, Path> given) {
        List<ModelFile> files = new ArrayList<>();
        given.forEach((shown, path) -> {
            try {
                ModelFile file = of(path, path.toAbsolutePath().getParent(), shown);
                files.add(file);
            } catch (IOException e) {
                throw new BadInputException("cannot read " + shown + ": " + e.getMessage(), e);
            }
        });
        return files;
    }

    private static ModelFile of(Path path, Path root, String shown) throws IOException {
        return of(path, root, shown, Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    private static ModelFile of(Path path, Path root, String shown, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile() && !attributes.isSymbolicLink()) {
            throw new BadInputException(path + " is neither a file nor a folder");
        }
        return new ModelFile(
                path,
                root,
                shown,
                attributes.isRegularFile() || !Files.isRegularFile(path) ? attributes.size() : Files.size(path),
                attributes.isSymbolicLink());
    }

    /** Tells whether it is a link to somewhere outside the folder, to a folder, or to nothing. */
    boolean leaves() {
        if (!link) {
            return false;
        }
        try {
            return !Files.isRegularFile(path) || !path.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return true;
        }
    }

    /** The shown name of a file beside this one. */
    String sibling(String relative) {
        int slash = shown.lastIndexOf('/');
        return Path.of((slash < 0 ? "" : shown.substring(0, slash + 1)) + relative)
                .normalize()
                .toString()
                .replace('\\', '/');
    }
}
