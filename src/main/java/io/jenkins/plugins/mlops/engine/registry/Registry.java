package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The embedded registry: an OCI image layout on a folder, and beside it the versions and events of each model (docs/registry.md). Safe for
 * parallel threads and processes, and for a process that is killed at any moment: a version is there whole or not at all.
 */
@SuppressWarnings("try") // locks are held, not used
public final class Registry {
    private static final byte[] MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);

    final Layout layout;
    final Disk disk;
    private final Clock clock;
    private final Runnable told;

    Registry(Layout layout, Disk disk, Clock clock, Runnable told) {
        this.layout = layout;
        this.disk = disk;
        this.clock = clock;
        this.told = told;
    }

    /** Opens the registry in a folder, and makes it when the folder is empty or missing. */
    public static Registry open(Path root) throws IOException {
        return open(root, () -> {});
    }

    /**
     * The same for somebody who wants to know of decisions.
     *
     * @param told called after each event that this object adds to the log of a model; it has to come back at once
     */
    public static Registry open(Path root, Runnable told) throws IOException {
        return open(root, new Disk(root.resolve("tmp")), Clock.systemUTC(), told);
    }

    static Registry open(Path root, Disk disk, Clock clock) throws IOException {
        return open(root, disk, clock, () -> {});
    }

    private static Registry open(Path root, Disk disk, Clock clock, Runnable told) throws IOException {
        Layout layout = new Layout(root);
        if (!Files.exists(layout.marker())) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> inside = Files.list(root)) {
                    if (inside.anyMatch(p -> !List.of("tmp", "blobs", "locks", "models", "index.json")
                            .contains(p.getFileName().toString()))) {
                        throw new BadInputException(
                                root
                                        + " holds other files and is not a registry; give an empty folder or one that does not exist");
                    }
                }
            }
            Files.createDirectories(layout.blobs());
            Files.createDirectories(layout.models());
            disk.create(layout.marker(), MARKER);
        } else if (!layout.isOfThisVersion()) {
            throw new BadInputException(root + " is a registry of another layout than this version's ("
                    + layout.marker().getFileName()
                    + " does not say imageLayoutVersion 1); use the version that made it, or a newer one");
        }
        return new Registry(
                new Layout(root.toRealPath()),
                disk,
                clock,
                told); // one path to it, so that its locks are the same for everybody
    }

    /** Starts to take in the files of a model; to be closed by the caller. */
    public Staging stage() {
        return new Staging(layout, disk);
    }

    /** Makes a version of what was staged, with nothing beside it. */
    public ModelVersion register(Staging staging, RegistrationRequest request) throws IOException {
        return register(staging, request, EvidenceMaker.NONE);
    }

    /**
     * Makes a version of what was staged. The same bytes from the same build give the version that is there already.
     *
     * @param maker writes what is kept beside the version
     * @throws BadInputException when there is no file, or a required result is broken, failed, or speaks of something else
     */
    public ModelVersion register(Staging staging, RegistrationRequest request, EvidenceMaker maker) throws IOException {
        List<FileEntry> files = staging.entries();
        if (files.isEmpty()) {
            throw new BadInputException("a version of " + request.name() + " needs at least one model file");
        }
        FileEntry.requireContent(files);
        List<VerdictEntry> verdicts = Requirements.check(request, files);
        OciManifest manifest = OciManifest.of(request.name(), files);
        String key =
                Digests.of((manifest.digest() + "\n" + request.build().url() + "\n").getBytes(StandardCharsets.UTF_8));
        staging.settle();
        ModelVersion version;
        try (Locks.Release against = Locks.on(layout.lock()).shared();
                Locks.Release model = Locks.on(layout.lock(request.name())).alone()) {
            ModelVersion same = registered(request.name(), key);
            if (same != null) {
                return same;
            }
            List<EvidenceEntry> evidence = new ArrayList<>();
            try (NewBlobs blobs = new NewBlobs(layout, disk)) {
                blobs.add(manifest.config());
                blobs.add(manifest.manifest());
                for (VerdictDocument document : request.verdicts()) {
                    blobs.add(document.bytes());
                }
                for (EvidenceDocument document :
                        maker.make(request, files, ModelIdentity.of(request.name(), files, request.build()))) {
                    evidence.add(keep(document, manifest, blobs));
                }
                blobs.store(staging.files());
                staging.moved();
            }
            version = allocate(request, files, verdicts, evidence, manifest.digest(), key);
            disk.create(
                    layout.key(request.name(), key),
                    String.valueOf(version.number()).getBytes(StandardCharsets.US_ASCII));
        }
        index().add(version, manifest.manifest().length, indexed());
        return version;
    }

    private ModelVersion allocate(
            RegistrationRequest request,
            List<FileEntry> files,
            List<VerdictEntry> verdicts,
            List<EvidenceEntry> evidence,
            String digest,
            String key)
            throws IOException {
        Path about = layout.model(request.name()).resolve("model.json");
        if (!Files.exists(about)) {
            disk.create(about, Json.bytes(about(request.name())));
        }
        while (true) {
            // The newest version is never removed; should somebody have taken it away, its number is not given again.
            int number =
                    Math.max(Layout.last(layout.versions(request.name())), Layout.last(layout.removed(request.name())))
                            + 1;
            ModelVersion version = new ModelVersion(
                    new VersionIdentity(request.name().text(), number, digest, Requirements.fingerprint(files), key),
                    new VersionOrigin(clock.instant(), request.by(), request.build()),
                    files,
                    request.description(),
                    verdicts,
                    evidence);
            if (disk.create(layout.version(request.name(), number), VersionJson.bytes(version))) {
                return version;
            }
        }
    }

    private static Map<String, Object> about(ModelName name) {
        Map<String, Object> about = Json.object();
        about.put("format", "mlops-model/1");
        about.put("name", name.text());
        return about;
    }

    private static EvidenceEntry keep(EvidenceDocument document, OciManifest model, NewBlobs blobs) throws IOException {
        EvidenceManifest made = EvidenceManifest.of(document, model);
        blobs.add(document.bytes());
        blobs.add(OciManifest.emptyConfigBytes());
        blobs.add(made.manifest());
        return made.entry();
    }

    /** The version of a key, or null. The newest version may lack its key file when its process was killed just then. */
    private ModelVersion registered(ModelName name, String key) throws IOException {
        Path file = layout.key(name, key);
        if (Files.exists(file)) {
            String number = Files.readString(file).strip();
            if (number.matches("\\d{1,9}") && Files.exists(layout.version(name, Integer.parseInt(number)))) {
                return version(name, Integer.parseInt(number));
            }
        }
        List<Integer> newest = new ArrayList<>(versions(name));
        Collections.reverse(newest);
        for (int number : newest) {
            ModelVersion version = version(name, number);
            if (version.key().equals(key)) {
                return version;
            }
            if (Files.exists(layout.key(name, version.key()))) {
                return null; // everything up to here has its key file
            }
            disk.create(layout.key(name, version.key()), String.valueOf(number).getBytes(StandardCharsets.US_ASCII));
        }
        return null;
    }

    /** The names of all models, sorted. */
    public List<ModelName> models() throws IOException {
        List<ModelName> names = new ArrayList<>();
        if (Files.isDirectory(layout.models())) {
            try (Stream<Path> folders = Files.list(layout.models())) {
                for (Path folder : folders.sorted().toList()) {
                    if (Files.exists(folder.resolve("model.json")) && Layout.last(folder.resolve("versions")) > 0) {
                        names.add(new ModelName(
                                Json.read(folder.resolve("model.json")).text("name", "")));
                    }
                }
            }
        }
        names.sort(java.util.Comparator.comparing(ModelName::text));
        return names;
    }

    /** The model of a {@link ModelName#key()}; empty when there is none. */
    public Optional<ModelName> find(String key) throws IOException {
        if (!key.matches("[a-z0-9_~.-]{1,400}")) {
            return Optional.empty();
        }
        Path folder = layout.models().resolve(key.replace('.', '%'));
        if (!Files.exists(folder.resolve("model.json"))) {
            return Optional.empty();
        }
        return Optional.of(new ModelName(Json.read(folder.resolve("model.json")).text("name", "")));
    }

    /** The numbers of a model's versions, ascending. */
    public List<Integer> versions(ModelName name) throws IOException {
        return Layout.numbers(layout.versions(name));
    }

    /**
     * A version.
     *
     * @throws BadInputException when there is none of this number
     */
    public ModelVersion version(ModelName name, int number) throws IOException {
        try {
            return VersionJson.read(layout.version(name, number));
        } catch (NoSuchFileException e) {
            Optional<RemovedVersion> removed = removed(name, number);
            if (removed.isPresent()) {
                throw new BadInputException(removed.get().message(), e);
            }
            List<String> known = models().stream().map(ModelName::text).toList();
            throw new BadInputException(
                    known.contains(name.text())
                            ? "the model " + name + " has no version " + number + "; its newest is "
                                    + Layout.last(layout.versions(name))
                            : "there is no model " + name + Suggestion.hint(name.text(), known),
                    e);
        }
    }

    /** What stays of a version that was removed; empty when none of this number was. */
    public Optional<RemovedVersion> removed(ModelName name, int number) throws IOException {
        Path record = layout.removed(name, number);
        return Files.exists(record) && !Files.exists(layout.version(name, number))
                ? Optional.of(RemovedJson.read(record))
                : Optional.empty();
    }

    /** What stays of the versions of a model that were removed, ascending. */
    public List<RemovedVersion> removed(ModelName name) throws IOException {
        List<RemovedVersion> all = new ArrayList<>();
        for (int number : Layout.numbers(layout.removed(name))) {
            removed(name, number).ifPresent(all::add);
        }
        return all;
    }

    /** The same of those with the highest numbers, the newest first; only these are read. */
    public List<RemovedVersion> newestRemoved(ModelName name, int most) throws IOException {
        List<Integer> numbers = Layout.numbers(layout.removed(name));
        List<RemovedVersion> newest = new ArrayList<>();
        for (int i = numbers.size() - 1; i >= Math.max(0, numbers.size() - most); i--) {
            removed(name, numbers.get(i)).ifPresent(newest::add);
        }
        return newest;
    }

    /** Where the aliases of a model point. */
    public SortedMap<String, Integer> aliases(ModelName name) throws IOException {
        int events = Layout.last(layout.events(name));
        Path derived = layout.aliases(name);
        if (Files.exists(derived)) {
            try {
                SortedMap<String, Integer> known = Aliases.parse(Json.read(derived), events);
                if (known != null) {
                    return known;
                }
            } catch (RegistryDamage e) {
                return Aliases.replay(events(name)); // derived, so the events decide
            }
        }
        return Aliases.replay(events(name));
    }

    /** All events of a model in order. */
    public List<RegistryEvent> events(ModelName name) throws IOException {
        return log(name).read();
    }

    /**
     * The last events of a model, the newest first. Only these are read; the chain before them is not checked.
     *
     * @param most how many at most, at least 1
     */
    public List<RegistryEvent> newestEvents(ModelName name, int most) throws IOException {
        return log(name).newest(most);
    }

    /** The number of the newest event of a model; 0 when there is none. */
    public int lastEvent(ModelName name) throws IOException {
        return Layout.last(layout.events(name));
    }

    /**
     * The events of a model behind one, in order. Only these are read; the chain before them is not checked.
     *
     * @param number of the event that comes before them, 0 for all
     */
    public List<RegistryEvent> eventsAfter(ModelName name, int number) throws IOException {
        return log(name).after(number);
    }

    /** The bytes of a result document that a version carries, whole and unchanged. */
    public byte[] read(VerdictEntry verdict) throws IOException {
        FileEntry entry = new FileEntry("the result of " + verdict.step(), verdict.bytes(), verdict.digest());
        try (InputStream in = new VerifiedStream(layout.blob(verdict.digest()), entry)) {
            return in.readAllBytes();
        }
    }

    /** The bytes of a document kept beside a version, whole and unchanged. */
    public byte[] read(EvidenceEntry evidence) throws IOException {
        FileEntry entry = new FileEntry(evidence.path(), evidence.bytes(), evidence.digest());
        try (InputStream in = new VerifiedStream(layout.blob(evidence.digest()), entry)) {
            return in.readAllBytes();
        }
    }

    /** Returns the decisions about a model's versions. */
    public Decisions decisions(ModelName name) {
        return new Decisions(this, name);
    }

    Instant now() {
        return clock.instant();
    }

    EventLog log(ModelName name) {
        return new EventLog(layout, disk, clock, name, told);
    }

    /** A file of a version; reading it to the end fails when its bytes are not those that were registered. */
    public InputStream read(ModelVersion version, String path) throws IOException {
        FileEntry file = version.files().stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new BadInputException(version.uri() + " has no file \"" + path + "\""
                        + Suggestion.hint(
                                path,
                                version.files().stream().map(FileEntry::path).toList())));
        return new VerifiedStream(layout.blob(file.digest()), file);
    }

    OciIndex index() {
        return new OciIndex(layout, disk);
    }

    /** What the index is made from. */
    OciIndex.Models indexed() {
        return new IndexedModels(this);
    }

    /** Care of the registry: checking, rebuilding, cleaning, exporting. */
    public Maintenance maintenance() {
        return new Maintenance(this);
    }
}
