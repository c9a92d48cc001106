package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Reads a whole registry and names everything in it that is not what was written. */
final class Verifier {
    private static final String RESTORE = "; restore it from a backup";
    private static final String REBUILD = "; run: mlops registry rebuild";

    private final Registry registry;
    private final Layout layout;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Boolean> blobs = new HashMap<>();

    Verifier(Registry registry) {
        this.registry = registry;
        this.layout = registry.layout;
    }

    List<Problem> run() throws IOException {
        List<ModelVersion> versions = new ArrayList<>();
        boolean complete = true;
        for (ModelName name : names()) {
            complete &= model(name, versions);
        }
        if (complete
                && problems.stream().noneMatch(Problem::damage)
                && !registry.index().matches(versions, registry.indexed())) {
            stale(layout.index(), "does not name the versions that are there");
        }
        return List.copyOf(problems);
    }

    private List<ModelName> names() throws IOException {
        List<ModelName> names = new ArrayList<>();
        if (!Files.isDirectory(layout.models())) {
            return names;
        }
        try (Stream<Path> folders = Files.list(layout.models())) {
            for (Path folder : folders.sorted().toList()) {
                Path about = folder.resolve("model.json");
                try {
                    ModelName name = new ModelName(Json.read(about).text("name", ""));
                    if (!layout.model(name).equals(folder)) {
                        damage(about, "names a model that belongs into another folder");
                    } else {
                        names.add(name);
                    }
                } catch (IOException | RuntimeException e) {
                    if (Files.exists(about)
                            || !Layout.numbers(folder.resolve("versions")).isEmpty()) {
                        damage(about, "is missing or unreadable, so the name of the model is lost");
                    }
                }
            }
        }
        return names;
    }

    private boolean model(ModelName name, List<ModelVersion> versions) throws IOException {
        boolean complete = true;
        int expected = 1;
        for (int number : registry.versions(name)) {
            Path file = layout.version(name, number);
            for (; expected < number; expected++) {
                missing(name, expected);
            }
            expected = number + 1;
            try {
                ModelVersion version = VersionJson.read(file);
                if (!version.name().equals(name.text()) || version.number() != number) {
                    damage(file, "is the document of another version");
                }
                versions.add(version);
                content(version);
            } catch (IOException e) {
                complete = false;
                damage(file, "cannot be read (" + e.getMessage() + ")");
            }
        }
        events(name, expected - 1);
        return complete;
    }

    /** A number without a version is one that was removed, and then there is its record. */
    private void missing(ModelName name, int number) throws IOException {
        Path record = layout.removed(name, number);
        if (!Files.exists(record)) {
            damage(layout.version(name, number), "is missing, a version of " + name);
            return;
        }
        try {
            RemovedVersion removed = RemovedJson.read(record);
            if (!removed.identity().name().equals(name.text()) || removed.number() != number) {
                damage(record, "is the record of another version");
            }
        } catch (IOException e) {
            damage(record, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private void content(ModelVersion version) throws IOException {
        for (FileEntry file : version.files()) {
            blob(file.digest(), "\"" + file.path() + "\" of " + version.uri());
        }
        Path manifest = layout.blob(version.digest());
        if (blob(version.digest(), "the manifest of " + version.uri())) {
            for (String digest : OciManifest.references(Files.readAllBytes(manifest), manifest)) {
                blob(digest, "a part of " + version.uri());
            }
        }
        for (VerdictEntry verdict : version.verdicts()) {
            blob(verdict.digest(), "the result of " + verdict.step() + " of " + version.uri());
        }
        for (EvidenceEntry evidence : version.evidence()) {
            blob(evidence.digest(), evidence.path() + " of " + version.uri());
            Path file = layout.blob(evidence.manifest());
            if (blob(evidence.manifest(), "the manifest of " + evidence.path() + " of " + version.uri())) {
                for (String digest : OciManifest.references(Files.readAllBytes(file), file)) {
                    blob(digest, "a part of " + evidence.path() + " of " + version.uri());
                }
            }
        }
        if (!Requirements.fingerprint(version.files()).equals(version.fingerprint())) {
            damage(
                    layout.version(new ModelName(version.name()), version.number()),
                    "has a fingerprint that is not that of its files");
        }
    }

    /** Tells whether a blob is whole; each is read once. */
    private boolean blob(String digest, String what) throws IOException {
        Boolean known = blobs.get(digest);
        if (known != null) {
            return known;
        }
        Path file = layout.blob(digest);
        boolean whole = false;
        if (!Files.isRegularFile(file)) {
            damage(file, "is missing, " + what);
        } else if (!Digests.of(file).equals(digest)) {
            damage(file, "is damaged, " + what + ": its bytes are not those that were registered");
        } else {
            whole = true;
        }
        blobs.put(digest, whole);
        return whole;
    }

    private void events(ModelName name, int newest) throws IOException {
        List<RegistryEvent> events;
        try {
            events = registry.events(name);
        } catch (RegistryDamage e) {
            problems.add(new Problem(
                    true, layout.root().relativize(layout.events(name)).toString(), e.getMessage()));
            return;
        }
        for (RegistryEvent event : events) {
            if (event.version() > newest) {
                damage(
                        layout.event(name, event.number()),
                        "speaks of version " + event.version() + ", which is not there");
            }
        }
        SortedMap<String, Integer> aliases = Aliases.replay(events);
        if (!events.isEmpty() || Files.exists(layout.aliases(name))) {
            try {
                int counted = Json.read(layout.aliases(name)).count("events", 0);
                if (counted > events.size()) { // it is written after the events it counts
                    damage(layout.event(name, events.size() + 1), "is missing, an event of " + name);
                } else if (!aliases.equals(Aliases.parse(Json.read(layout.aliases(name)), events.size()))) {
                    stale(layout.aliases(name), "does not say what the events say");
                }
            } catch (IOException e) {
                stale(layout.aliases(name), "is missing or unreadable");
            }
        }
    }

    private void damage(Path file, String what) {
        String path = layout.root().relativize(file).toString();
        problems.add(new Problem(true, path, path + " " + what + RESTORE));
    }

    private void stale(Path file, String what) {
        String path = layout.root().relativize(file).toString();
        problems.add(new Problem(false, path, path + " " + what + REBUILD));
    }
}
