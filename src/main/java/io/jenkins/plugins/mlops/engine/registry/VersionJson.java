package io.jenkins.plugins.mlops.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The version document, {@code mlops-version/1}. */
final class VersionJson {
    private static final String FORMAT = "mlops-version/1";

    private VersionJson() {}

    static byte[] bytes(ModelVersion version) {
        ObjectNode node = Json.object();
        node.put("format", FORMAT).put("name", version.name()).put("version", version.number()).put("digest", version.digest());
        node.put("fingerprint", version.fingerprint()).put("created", version.created().toString()).put("by", version.by());
        node.set("build", Json.tree(version.build()));
        node.set("files", Json.tree(version.files()));
        node.set("signature", version.signature());
        node.set("metrics", Json.tree(version.metrics()));
        node.set("params", Json.tree(version.params()));
        node.set("tags", Json.tree(version.tags()));
        node.set("datasets", Json.tree(version.datasets()));
        node.set("verdicts", Json.tree(version.verdicts()));
        node.set("scan", version.scan());
        node.put("key", version.key());
        return Json.bytes(node);
    }

    static ModelVersion read(Path file) throws IOException {
        JsonNode node = Json.read(file);
        if (!node.path("format").asText().equals(FORMAT)) {
            throw new RegistryDamage(file, "is not a document of the format " + FORMAT);
        }
        List<FileEntry> files = new ArrayList<>();
        for (JsonNode entry : array(node, "files", file)) {
            files.add(new FileEntry(entry.path("path").asText(), entry.path("bytes").asLong(), digest(entry.path("digest"), file)));
        }
        List<VerdictEntry> verdicts = new ArrayList<>();
        for (JsonNode entry : array(node, "verdicts", file)) {
            verdicts.add(new VerdictEntry(entry.path("step").asText(), entry.path("verdict").asText(), entry.path("message").asText(),
                    entry.path("subject").asText(null), digest(entry.path("digest"), file), entry.path("bytes").asLong()));
        }
        List<String> datasets = new ArrayList<>();
        array(node, "datasets", file).forEach(item -> datasets.add(item.asText()));
        Map<String, Double> metrics = new TreeMap<>();
        node.path("metrics").properties().forEach(entry -> metrics.put(entry.getKey(), entry.getValue().asDouble()));
        Instant created;
        try {
            created = Instant.parse(node.path("created").asText());
        } catch (DateTimeException e) {
            throw new RegistryDamage(file, "has no proper time of creation");
        }
        JsonNode build = node.path("build");
        return new ModelVersion(node.path("name").asText(), node.path("version").asInt(), digest(node.path("digest"), file),
                node.path("fingerprint").asText(), created, node.path("by").asText(null), new BuildInfo(build.path("url").asText(null),
                        build.path("name").asText(null), build.path("commit").asText(null), build.path("branch").asText(null)),
                files, orNull(node.get("signature")), metrics, texts(node.path("params")), texts(node.path("tags")), datasets, verdicts,
                orNull(node.get("scan")), digest(node.path("key"), file));
    }

    private static Iterable<JsonNode> array(JsonNode node, String name, Path file) throws RegistryDamage {
        if (node.get(name) instanceof ArrayNode array) {
            return array;
        }
        throw new RegistryDamage(file, "has no list \"" + name + "\"");
    }

    private static String digest(JsonNode node, Path file) throws RegistryDamage {
        String text = node.asText("");
        if (!text.matches("sha256:[0-9a-f]{64}")) {
            throw new RegistryDamage(file, "holds \"" + text + "\" where a digest has to stand");
        }
        return text;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static JsonNode orNull(JsonNode node) {
        return node == null || node.isNull() ? null : node;
    }
}
