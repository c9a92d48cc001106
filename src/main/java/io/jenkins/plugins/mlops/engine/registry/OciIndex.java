package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code index.json}, by which OCI tools find the versions. Derived: the version documents are what counts. */
@SuppressWarnings("try") // locks are held, not used
final class OciIndex {
    private static final String REFERENCE = "org.opencontainers.image.ref.name";
    private static final String NAME = "org.cncf.model.name";
    private static final String VERSION = "io.jenkins.mlops.version";

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
            JsonObject index = current();
            if (index == null
                    || (version.number() > 1
                            && !references(index).contains(reference(version.name(), version.number() - 1)))) {
                make(all.read());
                return;
            }
            if (!references(index).contains(reference(version.name(), version.number()))) {
                List<Object> manifests = new ArrayList<>(index.list("manifests"));
                manifests.add(describe(version, manifestBytes));
                manifests.addAll(evidence(version));
                write(manifests);
            }
        }
    }

    /** Makes the index again from all versions. */
    void rebuild(Models all) throws IOException {
        try (Locks.Release held = lock().alone()) {
            make(all.read());
        }
    }

    /** Tells whether the index names exactly these versions. */
    boolean matches(List<ModelVersion> versions) throws IOException {
        JsonObject index = current();
        Set<String> wanted = new TreeSet<>();
        versions.forEach(version -> wanted.add(reference(version.name(), version.number())));
        return index != null && references(index).equals(wanted);
    }

    private void make(List<ModelVersion> versions) throws IOException {
        List<Object> manifests = new ArrayList<>();
        for (ModelVersion version : versions) {
            var blob = layout.blob(version.digest());
            manifests.add(describe(version, Files.exists(blob) ? Files.size(blob) : 0));
            manifests.addAll(evidence(version));
        }
        write(manifests);
    }

    private void write(List<Object> manifests) throws IOException {
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
            references.add(annotations.text(VERSION, "") + "\n" + annotations.text(NAME, ""));
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

    /** OCI allows few characters in a reference name, so the folder of the model stands there and its real name beside it. */
    private static Map<String, Object> describe(ModelVersion version, long bytes) {
        Map<String, Object> annotations = Json.object();
        annotations.put(
                REFERENCE,
                new ModelName(version.name()).folder().replace('%', '_').replace('~', '_') + ":" + version.number());
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

    /** All versions of all models. */
    interface Models {
        List<ModelVersion> read() throws IOException;
    }
}
