package io.jenkins.plugins.mlops.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code index.json}, by which OCI tools find the versions. Derived: the version documents are what counts. */
@SuppressWarnings("try") // locks are held, not used
final class OciIndex {
    private static final String REFERENCE = "org.opencontainers.image.ref.name";
    private static final String NAME = "org.cncf.model.name";

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
            ObjectNode index = current();
            if (index == null || (version.number() > 1 && !references(index).contains(reference(version.name(), version.number() - 1)))) {
                write(all.read());
                return;
            }
            if (!references(index).contains(reference(version.name(), version.number()))) {
                describe((ArrayNode) index.get("manifests"), version, manifestBytes);
                disk.replace(layout.index(), Json.bytes(index));
            }
        }
    }

    /** Makes the index again from all versions. */
    void rebuild(Models all) throws IOException {
        try (Locks.Release held = lock().alone()) {
            write(all.read());
        }
    }

    /** Whether the index names exactly these versions. */
    boolean matches(List<ModelVersion> versions) throws IOException {
        ObjectNode index = current();
        Set<String> wanted = new TreeSet<>();
        versions.forEach(version -> wanted.add(reference(version.name(), version.number())));
        return index != null && references(index).equals(wanted);
    }

    private void write(List<ModelVersion> versions) throws IOException {
        ObjectNode index = Json.object();
        index.put("schemaVersion", 2).put("mediaType", "application/vnd.oci.image.index.v1+json");
        ArrayNode manifests = index.putArray("manifests");
        for (ModelVersion version : versions) {
            var blob = layout.blob(version.digest());
            describe(manifests, version, Files.exists(blob) ? Files.size(blob) : 0);
        }
        disk.replace(layout.index(), Json.bytes(index));
    }

    private ObjectNode current() {
        try {
            JsonNode node = Json.read(layout.index());
            return node.get("manifests") instanceof ArrayNode ? (ObjectNode) node : null;
        } catch (IOException e) {
            return null; // missing or damaged: it is derived, so it is made again
        }
    }

    private static Set<String> references(ObjectNode index) {
        Set<String> references = new TreeSet<>();
        index.get("manifests").forEach(entry -> references.add(
                reference(entry.path("annotations").path(NAME).asText(), entry.path("annotations").path("io.jenkins.mlops.version").asInt())));
        return references;
    }

    private static String reference(String name, int number) {
        return number + "\n" + name;
    }

    /** OCI allows few characters in a reference name, so the folder of the model stands there and its real name beside it. */
    private static void describe(ArrayNode manifests, ModelVersion version, long bytes) {
        ObjectNode entry = manifests.addObject();
        entry.put("mediaType", OciManifest.MANIFEST).put("artifactType", OciManifest.ARTIFACT);
        entry.put("digest", version.digest()).put("size", bytes);
        entry.putObject("annotations")
                .put(REFERENCE, new ModelName(version.name()).folder().replace('%', '_').replace('~', '_') + ":" + version.number())
                .put(NAME, version.name())
                .put("io.jenkins.mlops.version", String.valueOf(version.number()))
                .put("org.opencontainers.image.created", version.created().toString());
    }

    /** All versions of all models. */
    interface Models {
        List<ModelVersion> read() throws IOException;
    }
}
