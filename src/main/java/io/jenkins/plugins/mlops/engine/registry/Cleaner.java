package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes surplus versions, and blobs that no version needs. In this order, so that it may be killed anywhere: the record of a version, its document, then
 * what is derived, and blobs last.
 */
@SuppressWarnings("try") // locks are held, not used
final class Cleaner {
    /** Uploads that nobody finished are older than any honest one by then. */
    private static final Duration STALE = Duration.ofDays(1);

    private final Registry registry;
    private final Layout layout;
    private final Cleaning cleaning;
    private final Instant now;

    Cleaner(Registry registry, Cleaning cleaning, Instant now) {
        this.registry = registry;
        this.layout = registry.layout;
        this.cleaning = cleaning;
        this.now = now;
    }

    /** Does it; registrations wait meanwhile. */
    Maintenance.Cleaned run() throws IOException {
        try (Locks.Release held = Locks.on(layout.lock()).alone()) {
            List<ModelVersion> surplus = cleaning.keep() == 0
                    ? List.of()
                    : new Retention(registry, cleaning.keep(), now.minus(cleaning.grace())).surplus();
            Set<String> needed = needed(surplus);
            surplus.forEach(cleaning.told());
            int gone = 0;
            if (!cleaning.dryRun()) {
                for (ModelVersion version : surplus) {
                    gone += remove(version) ? 1 : 0;
                }
                settle();
                if (gone < surplus.size()) { // an alias was pointed at one meanwhile
                    needed = needed(List.of());
                }
            }
            Maintenance.Cleaned blobs = sweep(layout.blobs(), now.minus(cleaning.grace()), needed);
            Maintenance.Cleaned uploads = sweep(layout.temporary(), now.minus(STALE), Set.of());
            return new Maintenance.Cleaned(
                    cleaning.dryRun() ? surplus.size() : gone,
                    blobs.files() + uploads.files(),
                    blobs.bytes() + uploads.bytes());
        }
    }

    /** Promotions do not wait for a cleaning, only for the lock of their model. */
    private boolean remove(ModelVersion version) throws IOException {
        ModelName name = new ModelName(version.name());
        try (Locks.Release held = Locks.on(layout.lock(name)).alone()) {
            if (Retention.pointed(registry, name).contains(version.number())) {
                return false;
            }
            RemovedVersion.Removal removal = new RemovedVersion.Removal(now, cleaning.by(), cleaning.rule());
            registry.disk.replace(
                    layout.removed(name, version.number()),
                    RemovedJson.bytes(new RemovedVersion(version.identity(), version.origin(), removal)));
            registry.disk.delete(layout.version(name, version.number()));
            return true;
        }
    }

    /** Brings what is derived into line with the versions, also after a cleaning that was killed. */
    private void settle() throws IOException {
        boolean removed = false;
        for (ModelName name : registry.models()) {
            try (Locks.Release held = Locks.on(layout.lock(name)).alone()) {
                for (int number : Layout.numbers(layout.removed(name))) {
                    Path record = layout.removed(name, number);
                    if (Files.exists(layout.version(name, number))) {
                        registry.disk.delete(record); // killed before the version went, and now it stays
                        continue;
                    }
                    removed = true;
                    Path key =
                            layout.key(name, RemovedJson.read(record).identity().key());
                    if (Files.exists(key) && Files.readString(key).strip().equals(String.valueOf(number))) {
                        registry.disk.delete(key);
                    }
                }
            }
        }
        if (removed && !registry.index().matches(registry.indexed().read(), registry.indexed())) {
            registry.index().rebuild(registry.indexed());
        }
    }

    private Set<String> needed(List<ModelVersion> surplus) throws IOException {
        Set<String> going = new HashSet<>();
        surplus.forEach(version -> going.add(version.uri()));
        Set<String> needed = new HashSet<>();
        for (Path folder : folders()) {
            for (int number : Layout.numbers(folder.resolve("versions"))) {
                ModelVersion version =
                        VersionJson.read(folder.resolve("versions").resolve(String.format("%06d.json", number)));
                if (!going.contains(version.uri())) {
                    needs(version, needed);
                }
            }
        }
        return needed;
    }

    /** Folders of models, also of one whose name file was lost: its versions count all the same. */
    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(layout.models())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(layout.models())) {
            return folders.toList();
        }
    }

    private void needs(ModelVersion version, Set<String> needed) throws IOException {
        version.files().forEach(file -> needed.add(Digests.hex(file.digest())));
        version.verdicts().forEach(verdict -> needed.add(Digests.hex(verdict.digest())));
        for (EvidenceEntry evidence : version.evidence()) {
            needed.add(Digests.hex(evidence.digest()));
            needsOf(evidence.manifest(), version, needed);
        }
        needsOf(version.digest(), version, needed);
    }

    /** A manifest and what it names. */
    private void needsOf(String digest, ModelVersion version, Set<String> needed) throws IOException {
        Path manifest = layout.blob(digest);
        if (!Files.exists(manifest)) {
            throw new RegistryDamage(manifest, "is missing, a manifest of " + version.uri());
        }
        needed.add(Digests.hex(digest));
        for (String reference : OciManifest.references(Files.readAllBytes(manifest), manifest)) {
            needed.add(Digests.hex(reference));
        }
    }

    private Maintenance.Cleaned sweep(Path folder, Instant before, Set<String> needed) throws IOException {
        int files = 0;
        long bytes = 0;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path file : inside.toList()) {
                    try {
                        if (!needed.contains(file.getFileName().toString())
                                && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                            long size = Files.size(file);
                            if (!cleaning.dryRun()) {
                                registry.disk.unlink(file);
                            }
                            files++;
                            bytes += size;
                        }
                    } catch (NoSuchFileException e) {
                        continue; // an upload that was just finished
                    }
                }
            }
        }
        return new Maintenance.Cleaned(0, files, bytes);
    }
}
