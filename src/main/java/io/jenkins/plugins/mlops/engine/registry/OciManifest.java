package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
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
record OciManifest(byte[] config, byte[] manifest) {
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String ARTIFACT = "application/vnd.cncf.model.manifest.v1+json";
    private static final String CONFIG = "application/vnd.cncf.model.config.v1+json";
    private static final String LAYER = "application/vnd.cncf.model.%s.v1.raw";
    private static final String PATH = "org.cncf.model.filepath";

    /** By this annotation tools that are not made for models, such as ORAS, name a file. */
    static final String TITLE = "org.opencontainers.image.title";

    static OciManifest of(ModelName name, List<FileEntry> files) {
        List<Map<String, Object>> layers = new ArrayList<>();
        for (FileEntry file : files) {
            Map<String, Object> layer =
                    descriptor(String.format(LAYER, kind(file.path())), file.digest(), file.bytes());
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

    static Map<String, Object> descriptor(String type, String digest, long bytes) {
        Map<String, Object> descriptor = Json.object();
        descriptor.put("mediaType", type);
        descriptor.put("digest", digest);
        descriptor.put("size", bytes);
        return descriptor;
    }

    String digest() {
        return Digests.of(manifest);
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
