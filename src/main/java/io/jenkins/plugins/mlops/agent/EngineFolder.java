package io.jenkins.plugins.mlops.agent;

import io.jenkins.plugins.mlops.engine.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The engine's folders under an agent's root: one for each content that was ever needed there, complete or not there at all.
 *
 * <p>Everything here runs on the agent.
 */
final class EngineFolder {
    private static final Logger LOGGER = Logger.getLogger(EngineFolder.class.getName());
    private static final String USED = ".used";
    private static final Pattern PART = Pattern.compile("\\.part-[0-9a-f-]{36}");
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{20}");
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** Folders whose content this Java has already compared with the digests, and the newest change of a file it saw then. */
    private static final Map<Path, Long> VERIFIED = new ConcurrentHashMap<>();

    private EngineFolder() {}

    /** Tells whether a folder holds exactly these files. A folder that does not is deleted, to be brought anew. */
    static boolean isWhole(Path folder, List<EngineFile> files) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!holds(folder, files)) {
            delete(folder);
            return false;
        }
        touch(folder);
        return true;
    }

    /**
     * Makes a folder out of one that was filled beside it.
     *
     * @throws IOException when a file did not arrive as it was sent
     */
    static void commit(Path part, Path folder, List<EngineFile> files) throws IOException {
        for (EngineFile file : files) {
            Path path = part.resolve(file.name());
            if (Files.size(path) != file.size()
                    || !Digests.hex(Digests.of(path)).equals(file.sha256())) {
                throw new IOException(file.name() + " did not arrive as it was sent");
            }
        }
        touch(part);
        try {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException x) {
            delete(part); // another build was first; its folder has the same content
        } catch (AtomicMoveNotSupportedException x) {
            throw x;
        } catch (FileSystemException x) {
            if (!isWhole(folder, files)) {
                throw x;
            }
            delete(part);
        }
    }

    /**
     * Deletes folders of other versions that nobody has used for long, and halves that nobody finished. What cannot be deleted is left for the next time:
     * somebody else may be deleting it, or still run from it.
     *
     * @param kept how long a version is kept that nobody uses
     */
    static void forgetOthers(Path folder, Duration kept) {
        try (Stream<Path> others = Files.list(folder.resolveSibling(""))) {
            for (Path other : others.collect(Collectors.toList())) {
                String name = String.valueOf(other.getFileName());
                boolean part = PART.matcher(name).matches();
                boolean version = VERSION.matcher(name).matches() && !other.equals(folder);
                if (part && older(other, ABANDONED) || version && older(other.resolve(USED), kept)) {
                    delete(other);
                }
            }
        } catch (IOException | UncheckedIOException x) {
            LOGGER.log(Level.FINE, "left for the next time", x);
        }
    }

    private static boolean older(Path stamp, Duration age) throws IOException {
        try {
            return Files.getLastModifiedTime(stamp, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(Instant.now().minus(age));
        } catch (NoSuchFileException x) {
            return false;
        }
    }

    private static boolean holds(Path folder, List<EngineFile> files) throws IOException {
        long newest = 0;
        for (EngineFile file : files) {
            Path path = folder.resolve(file.name());
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) != file.size()) {
                return false;
            }
            newest = Math.max(newest, Files.getLastModifiedTime(path).toMillis());
        }
        Long seen = VERIFIED.get(folder);
        if (seen != null && seen == newest) {
            return true;
        }
        for (EngineFile file : files) {
            if (!Digests.hex(Digests.of(folder.resolve(file.name()))).equals(file.sha256())) {
                return false;
            }
        }
        VERIFIED.put(folder, newest);
        return true;
    }

    private static void touch(Path folder) throws IOException {
        Path used = folder.resolve(USED);
        if (Files.exists(used)) {
            Files.setLastModifiedTime(used, FileTime.from(Instant.now()));
        } else {
            Files.createFile(used);
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(tree)) {
            paths = walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
