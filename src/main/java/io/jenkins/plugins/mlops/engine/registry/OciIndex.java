package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code index.json}, by which OCI tools find the versions. Derived: the version documents are what counts. */
@SuppressWarnings("try") // locks are held, not used
final class OciIndex {
    private static final String REFERENCE = "org.opencontainers.image.ref.name";
    private static final String NAME = "org.cncf.model.name";
    private static final String VERSION = "io.jenkins.mlops.version";
    private static final String ALIAS = "io.jenkins.mlops.alias";

    private final Layout layout;
    private final Disk disk;

    OciIndex(Layout layout, Disk disk) {
        this.layout = layout;
        this.disk = disk;
    }

    private Locks lock() {
        return Locks.on(layout.lock().resolveSibling("index"));
    }

    /** Adds a version; when the one before it is missing, somebody was stopped in between and the whole index is made again. */
    void add(ModelVersion version, long manifestBytes, Models all) throws IOException {
        try (Locks.Release held = lock().alone()) {
            if (!Files.exists(layout.version(new ModelName(version.name()), version.number()))) {
                return; // a cleaning was faster
            }
            JsonObject index = current();
            if (index == null
                    || (version.number() > 1
                            && !references(index).contains(reference(version.name(), version.number() - 1)))) {
                make(all);
                return;
            }
            if (!references(index).contains(reference(version.name(), version.number()))) {
                List<Object> manifests = new ArrayList<>(index.list("manifests"));
                manifests.add(describe(version, manifestBytes, null));
                manifests.addAll(evidence(version));
                write(manifests);
            }
        }
    }

    /** Writes the aliases of a model as they are now, each as a reference to its version. */
    void aliases(ModelName name, Models all) throws IOException {
        try (Locks.Release held = lock().alone()) {
            JsonObject index = current();
            if (index == null) {
                make(all);
                return;
            }
            List<Object> manifests = new ArrayList<>();
            for (JsonObject entry : index.objects("manifests")) {
                JsonObject annotations = entry.object("annotations");
                if (!annotations.members().containsKey(ALIAS) || !name.text().equals(annotations.text(NAME, null))) {
                    manifests.add(entry.members());
                }
            }
            for (Map.Entry<String, ModelVersion> alias : all.aliases(name).entrySet()) {
                manifests.add(describe(alias.getValue(), size(alias.getValue()), alias.getKey()));
            }
            write(manifests);
        }
    }

    /** Makes the index again from all versions. */
    void rebuild(Models all) throws IOException {
        try (Locks.Release held = lock().alone()) {
            make(all);
        }
    }

    /** Tells whether the index names exactly these versions, and their aliases. */
    boolean matches(List<ModelVersion> versions, Models all) throws IOException {
        JsonObject index = current();
        Set<String> wanted = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (ModelVersion version : versions) {
            wanted.add(reference(version.name(), version.number()));
            names.add(version.name());
        }
        for (String name : names) {
            all.aliases(new ModelName(name))
                    .forEach((alias, version) -> wanted.add(alias + "=" + reference(name, version.number())));
        }
        return index != null && references(index).equals(wanted);
    }

    private void make(Models all) throws IOException {
        List<Object> manifests = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (ModelVersion version : all.read()) {
            manifests.add(describe(version, size(version), null));
            manifests.addAll(evidence(version));
            names.add(version.name());
        }
        for (String name : names) {
            for (Map.Entry<String, ModelVersion> alias :
                    all.aliases(new ModelName(name)).entrySet()) {
                manifests.add(describe(alias.getValue(), size(alias.getValue()), alias.getKey()));
            }
        }
        write(manifests);
    }

    private long size(ModelVersion version) throws IOException {
        var blob = layout.blob(version.digest());
        return Files.exists(blob) ? Files.size(blob) : 0;
    }

    /** Writes it with the aliases behind the versions, so that it is the same however it came about. */
    private void write(List<Object> entries) throws IOException {
        List<Object> manifests = new ArrayList<>();
        SortedMap<String, Object> aliases = new TreeMap<>();
        for (Object each : entries) {
            JsonObject annotations = JsonObject.of(each).object("annotations");
            if (annotations.members().containsKey(ALIAS)) {
                aliases.put(annotations.text(REFERENCE, ""), each);
            } else {
                manifests.add(each);
            }
        }
        manifests.addAll(aliases.values());
        Map<String, Object> index = Json.object();
        index.put("schemaVersion", 2);
        index.put("mediaType", "application/vnd.oci.image.index.v1+json");
        index.put("manifests", manifests);
        disk.replace(layout.index(), Json.bytes(index));
    }

    private JsonObject current() {
        try {
            JsonObject index = Json.read(layout.index());
            return index.hasList("manifests") ? index : null;
        } catch (IOException e) {
            return null; // missing or damaged: it is derived, so it is made again
        }
    }

    private static Set<String> references(JsonObject index) {
        Set<String> references = new TreeSet<>();
        for (JsonObject entry : index.objects("manifests")) {
            JsonObject annotations = entry.object("annotations");
            if (!annotations.members().containsKey(VERSION)) {
                continue; // a document beside a version
            }
            String alias = annotations.text(ALIAS, null);
            references.add((alias == null ? "" : alias + "=") + annotations.text(VERSION, "") + "\n"
                    + annotations.text(NAME, ""));
        }
        return references;
    }

    private static String reference(String name, int number) {
        return number + "\n" + name;
    }

    /** Returns the evidence beside a version, without a name of its own: tools find it by its subject. */
    private List<Map<String, Object>> evidence(ModelVersion version) throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (EvidenceEntry evidence : version.evidence()) {
            var blob = layout.blob(evidence.manifest());
            Map<String, Object> entry = Json.object();
            entry.put("mediaType", OciManifest.MANIFEST);
            entry.put("artifactType", evidence.mediaType());
            entry.put("digest", evidence.manifest());
            entry.put("size", Files.exists(blob) ? Files.size(blob) : 0);
            entry.put("annotations", Map.of("org.opencontainers.image.title", evidence.path()));
            entries.add(entry);
        }
        return entries;
    }

    /**
     * Describes a version as {@code name:number} or {@code name:alias}. OCI allows few characters in a reference name, so the real name stands beside it.
     *
     * @param alias null for the version itself
     */
    private static Map<String, Object> describe(ModelVersion version, long bytes, String alias) {
        Map<String, Object> annotations = Json.object();
        annotations.put(
                REFERENCE,
                OciName.REFERENCE.of(new ModelName(version.name())) + ":" + (alias == null ? version.number() : alias));
        if (alias != null) {
            annotations.put(ALIAS, alias);
        }
        annotations.put(NAME, version.name());
        annotations.put(VERSION, String.valueOf(version.number()));
        annotations.put("org.opencontainers.image.created", version.created().toString());
        Map<String, Object> entry = Json.object();
        entry.put("mediaType", OciManifest.MANIFEST);
        entry.put("artifactType", OciManifest.ARTIFACT);
        entry.put("digest", version.digest());
        entry.put("size", bytes);
        entry.put("annotations", annotations);
        return entry;
    }

    /** What the index is made from. */
    interface Models {
        /** All versions of all models. */
        List<ModelVersion> read() throws IOException;

        /** The versions that the aliases of a model point to. */
        SortedMap<String, ModelVersion> aliases(ModelName name) throws IOException;
    }
}
