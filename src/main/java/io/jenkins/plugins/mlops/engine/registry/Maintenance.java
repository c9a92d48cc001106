package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Care of a registry: cleaning, rebuilding and exporting; checking is {@link Verifier}'s. */
@SuppressWarnings("try") // locks are held, not used
public final class Maintenance {
    private final Registry registry;

    Maintenance(Registry registry) {
        this.registry = registry;
    }

    /** Reads everything and compares it with its digests. Empty when all is well. */
    public List<Problem> verify() throws IOException {
        return new Verifier(registry).run();
    }

    /** Makes everything derived again: the index, the aliases and the keys. */
    public void rebuild() throws IOException {
        for (ModelName name : registry.models()) {
            try (Locks.Release held = Locks.on(registry.layout.lock(name)).alone()) {
                List<RegistryEvent> events = registry.events(name);
                registry.disk.replace(
                        registry.layout.aliases(name), Aliases.bytes(events.size(), Aliases.replay(events)));
                for (int number : registry.versions(name)) {
                    Path key = registry.layout.key(
                            name, registry.version(name, number).key());
                    registry.disk.replace(
                            key, String.valueOf(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
            }
        }
        registry.index().rebuild(registry.indexed());
    }

    /**
     * Removes blobs that no version needs, and uploads that were never finished. Registrations wait meanwhile.
     *
     * @param grace blobs younger than this stay
     * @return what went
     * @throws RegistryDamage when a version cannot be read: nothing is removed then, because nobody knows what it needs
     */
    public Cleaned gc(Duration grace) throws IOException {
        return gc(Cleaning.of(grace));
    }

    /**
     * Removes what a cleaning may take: surplus versions, each of which leaves a {@link RemovedVersion}, and then what no version needs.
     *
     * @throws RegistryDamage when a version cannot be read: nothing is removed then
     */
    public Cleaned gc(Cleaning cleaning) throws IOException {
        return new Cleaner(registry, cleaning, registry.now()).run();
    }

    /**
     * Copies the files of a version into a folder, each checked on the way, with {@code version.json} beside them.
     *
     * @throws BadInputException when the folder holds something already
     */
    public void export(ModelVersion version, Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new BadInputException(folder + " exists and is not empty; give a new folder to export to");
                }
            }
        }
        Path base = Files.createDirectories(folder).toRealPath();
        for (FileEntry file : version.files()) {
            Path target = base.resolve("files").resolve(file.path()).normalize();
            if (!target.startsWith(base.resolve("files"))) {
                throw new RegistryDamage(
                        registry.layout.version(new ModelName(version.name()), version.number()),
                        "names a file outside the model");
            }
            Files.createDirectories(target.getParent());
            copy(registry.read(version, file.path()), target);
        }
        for (VerdictEntry verdict : version.verdicts()) {
            Path target =
                    Files.createDirectories(base.resolve("verdicts")).resolve(Digests.hex(verdict.digest()) + ".json");
            FileEntry entry = new FileEntry(verdict.step(), verdict.bytes(), verdict.digest());
            copy(new VerifiedStream(registry.layout.blob(verdict.digest()), entry), target);
        }
        evidence(version, base.resolve("evidence"));
        Files.write(base.resolve("version.json"), VersionJson.bytes(version));
    }

    /**
     * Copies the documents kept beside a version into a folder.
     *
     * @return how many there were
     */
    public int evidence(ModelVersion version, Path folder) throws IOException {
        for (EvidenceEntry evidence : version.evidence()) {
            if (!evidence.path().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new RegistryDamage(
                        registry.layout.version(new ModelName(version.name()), version.number()),
                        "names evidence by \"" + evidence.path() + "\"");
            }
            Files.write(Files.createDirectories(folder).resolve(evidence.path()), registry.read(evidence));
        }
        return version.evidence().size();
    }

    private static void copy(InputStream from, Path target) throws IOException {
        try (InputStream in = from;
                OutputStream out = Files.newOutputStream(target)) {
            in.transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    /**
     * Result of a cleaning.
     *
     * @param versions number of versions
     * @param files number of files
     * @param bytes their size
     */
    public record Cleaned(int versions, int files, long bytes) {}
}
