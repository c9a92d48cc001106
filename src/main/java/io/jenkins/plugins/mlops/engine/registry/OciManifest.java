package io.jenkins.plugins.mlops.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    static OciManifest of(ModelName name, List<FileEntry> files) {
        ObjectNode config = Json.object();
        config.putObject("descriptor").put("name", name.text());
        config.putObject("config");
        ArrayNode ids = config.putObject("modelfs").put("type", "layers").putArray("diffIds");
        ObjectNode manifest = Json.object();
        manifest.put("schemaVersion", 2).put("mediaType", MANIFEST).put("artifactType", ARTIFACT);
        ObjectNode reference = manifest.putObject("config");
        ArrayNode layers = manifest.putArray("layers");
        for (FileEntry file : files) {
            ids.add(file.digest());
            ObjectNode layer = layers.addObject();
            layer.put("mediaType", String.format(LAYER, kind(file.path()))).put("digest", file.digest()).put("size", file.bytes());
            layer.putObject("annotations").put(PATH, file.path());
        }
        byte[] bytes = Json.bytes(config);
        reference.put("mediaType", CONFIG).put("digest", Digests.of(bytes)).put("size", bytes.length);
        return new OciManifest(bytes, Json.bytes(manifest));
    }

    String digest() {
        return Digests.of(manifest);
    }

    /** Every blob a manifest names. */
    static List<String> references(byte[] manifest, Path file) throws IOException {
        JsonNode node = Json.read(manifest, file);
        List<String> digests = new ArrayList<>();
        digests.add(node.path("config").path("digest").asText());
        node.path("layers").forEach(layer -> digests.add(layer.path("digest").asText()));
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
        boolean settings = name.equals("config.json") || name.startsWith("tokenizer") || name.equals("generation_config.json") || name.equals("mlmodel")
                || name.endsWith(".yaml") || name.endsWith(".yml");
        return settings ? "weight.config" : "weight";
    }
}
