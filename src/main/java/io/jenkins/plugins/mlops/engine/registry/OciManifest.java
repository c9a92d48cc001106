package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A version as an OCI image manifest with the media types of ModelPack (modelpack/model-spec). The same files give the same bytes, so that
 * its digest is the identity of the model.
 *
 * @param config bytes of the config blob
 * @param manifest bytes of the manifest blob
 */
public record OciManifest(byte[] config, byte[] manifest) {
    /** Media type of a manifest. */
    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    static final String ARTIFACT = "application/vnd.cncf.model.manifest.v1+json";
    private static final String CONFIG = "application/vnd.cncf.model.config.v1+json";
    private static final String LAYER = "application/vnd.cncf.model.";
    private static final String PATH = "org.cncf.model.filepath";

    /** By this annotation tools that are not made for models, such as ORAS, name a file. */
    public static final String TITLE = "org.opencontainers.image.title";

    /** The manifest of files, in order of their paths, under a name. */
    public static OciManifest of(ModelName name, List<FileEntry> files) {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (FileEntry file : files) {
            Map<String, Object> layer = descriptor(LAYER + kind(file.path()) + ".v1.raw", file.digest(), file.bytes());
            Map<String, Object> annotations = Json.object();
            annotations.put(PATH, file.path());
            annotations.put(TITLE, file.path());
            layer.put("annotations", annotations);
            layers.add(layer);
        }
        byte[] config = config(name, files);
        Map<String, Object> manifest = Json.object();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MANIFEST);
        manifest.put("artifactType", ARTIFACT);
        manifest.put("config", descriptor(CONFIG, Digests.of(config), config.length));
        manifest.put("layers", layers);
        return new OciManifest(config, Json.bytes(manifest));
    }

    private static byte[] config(ModelName name, List<FileEntry> files) {
        Map<String, Object> content = Json.object();
        content.put("type", "layers");
        content.put("diffIds", files.stream().map(FileEntry::digest).toList());
        Map<String, Object> config = Json.object();
        config.put("descriptor", Map.of("name", name.text()));
        config.put("config", Map.of());
        config.put("modelfs", content);
        return Json.bytes(config);
    }

    /** A descriptor, to which annotations may be added. */
    public static Map<String, Object> descriptor(String type, String digest, long bytes) {
        Map<String, Object> descriptor = Json.object();
        descriptor.put("mediaType", type);
        descriptor.put("digest", digest);
        descriptor.put("size", bytes);
        return descriptor;
    }

    /**
     * The manifest of an artifact that needs no config (OCI image specification 1.1).
     *
     * @param type of the artifact
     * @param layers descriptors
     * @param subject descriptor of the manifest that it belongs to, or null
     */
    public static byte[] artifact(String type, List<?> layers, Map<String, Object> subject) {
        Map<String, Object> manifest = Json.object();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MANIFEST);
        manifest.put("artifactType", type);
        manifest.put("config", emptyConfig());
        manifest.put("layers", layers);
        if (subject != null) {
            manifest.put("subject", subject);
        }
        return Json.bytes(manifest);
    }

    /** Returns the digest of the manifest. */
    public String digest() {
        return Digests.of(manifest);
    }

    /** The empty config that OCI prescribes for artifacts without one. */
    public static byte[] emptyConfigBytes() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /** Describes the empty config. */
    public static Map<String, Object> emptyConfig() {
        byte[] empty = emptyConfigBytes();
        return descriptor("application/vnd.oci.empty.v1+json", Digests.of(empty), empty.length);
    }

    /** The digests of the layers of a manifest; empty for what is none. */
    public static List<String> layers(byte[] manifest) {
        List<String> digests = new ArrayList<>();
        try {
            for (JsonObject layer : Json.read(manifest, Path.of("manifest")).objects("layers")) {
                String digest = layer.text("digest", "");
                if (Digests.isDigest(digest)) {
                    digests.add(digest);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return digests;
    }

    /** Every blob a manifest names. */
    static List<String> references(byte[] manifest, Path file) throws IOException {
        JsonObject tree = Json.read(manifest, file);
        List<String> digests = new ArrayList<>();
        digests.add(tree.object("config").text("digest", ""));
        tree.objects("layers").forEach(layer -> digests.add(layer.text("digest", "")));
        return digests;
    }

    private static String kind(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.startsWith("readme") || name.startsWith("license") || name.endsWith(".md")) {
            return "doc";
        }
        if (name.endsWith(".py") || name.endsWith(".ipynb") || name.equals("requirements.txt")) {
            return "code";
        }
        boolean settings = name.equals("config.json")
                || name.startsWith("tokenizer")
                || name.equals("generation_config.json")
                || name.equals("mlmodel")
                || name.endsWith(".yaml")
                || name.endsWith(".yml");
        return settings ? "weight.config" : "weight";
    }
}
