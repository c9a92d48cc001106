package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.json.JsonObject;
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
        Map<String, Object> tree = Json.object();
        tree.put("format", FORMAT);
        tree.put("name", version.name());
        tree.put("version", version.number());
        tree.put("digest", version.digest());
        tree.put("fingerprint", version.fingerprint());
        tree.put("created", version.created().toString());
        tree.put("by", version.by());
        tree.put("build", Json.build(version.build()));
        tree.put("files", version.files().stream().map(VersionJson::tree).toList());
        tree.put("signature", version.signature());
        tree.put("metrics", version.metrics());
        tree.put("params", version.params());
        tree.put("tags", version.tags());
        tree.put("datasets", version.datasets());
        tree.put("verdicts", version.verdicts().stream().map(VersionJson::tree).toList());
        tree.put("scan", version.scan());
        if (!version.evidence().isEmpty()) { // versions from before there was any keep their bytes
            tree.put(
                    "evidence",
                    version.evidence().stream().map(VersionJson::tree).toList());
        }
        tree.put("key", version.key());
        return Json.bytes(tree);
    }

    private static Map<String, Object> tree(FileEntry file) {
        Map<String, Object> tree = Json.object();
        tree.put("path", file.path());
        tree.put("bytes", file.bytes());
        tree.put("digest", file.digest());
        return tree;
    }

    private static Map<String, Object> tree(VerdictEntry verdict) {
        Map<String, Object> tree = Json.object();
        tree.put("step", verdict.step());
        tree.put("verdict", verdict.verdict());
        tree.put("message", verdict.message());
        tree.put("subject", verdict.subject());
        tree.put("digest", verdict.digest());
        tree.put("bytes", verdict.bytes());
        ScopeJson.put(verdict.scope(), tree);
        return tree;
    }

    private static Map<String, Object> tree(EvidenceEntry evidence) {
        Map<String, Object> tree = Json.object();
        tree.put("kind", evidence.kind());
        tree.put("mediaType", evidence.mediaType());
        tree.put("path", evidence.path());
        tree.put("digest", evidence.digest());
        tree.put("bytes", evidence.bytes());
        tree.put("manifest", evidence.manifest());
        return tree;
    }

    static ModelVersion read(Path file) throws IOException {
        return read(Json.read(file), file);
    }

    static ModelVersion read(JsonObject tree, Path file) throws IOException {
        if (!tree.text("format", "").equals(FORMAT)) {
            throw new RegistryDamage(file, "is not a document of the format " + FORMAT);
        }
        List<FileEntry> files = new ArrayList<>();
        for (JsonObject entry : list(tree, "files", file).objects("files")) {
            files.add(new FileEntry(entry.text("path", ""), entry.whole("bytes", 0), digest(entry, "digest", file)));
        }
        List<VerdictEntry> verdicts = new ArrayList<>();
        for (JsonObject entry : list(tree, "verdicts", file).objects("verdicts")) {
            verdicts.add(new VerdictEntry(
                    entry.text("step", ""),
                    entry.text("verdict", ""),
                    entry.text("message", ""),
                    ScopeJson.read(entry),
                    digest(entry, "digest", file),
                    entry.whole("bytes", 0)));
        }
        List<EvidenceEntry> evidence = new ArrayList<>();
        for (JsonObject entry : tree.objects("evidence")) {
            evidence.add(new EvidenceEntry(
                    entry.text("kind", ""),
                    entry.text("mediaType", ""),
                    entry.text("path", ""),
                    digest(entry, "digest", file),
                    entry.whole("bytes", 0),
                    digest(entry, "manifest", file)));
        }
        List<String> datasets = new ArrayList<>();
        list(tree, "datasets", file).list("datasets").forEach(item -> datasets.add(String.valueOf(item)));
        return new ModelVersion(
                identity(tree, file),
                origin(tree, file),
                files,
                new ModelDescription(
                        tree.members().get("signature"),
                        numbers(tree.object("metrics")),
                        texts(tree.object("params")),
                        texts(tree.object("tags")),
                        datasets,
                        tree.members().get("scan")),
                verdicts,
                evidence);
    }

    /** What tells a version from all others, in its document and in the record that stays of it. */
    static VersionIdentity identity(JsonObject tree, Path file) throws RegistryDamage {
        return new VersionIdentity(
                tree.text("name", ""),
                tree.count("version", 0),
                digest(tree, "digest", file),
                tree.text("fingerprint", ""),
                digest(tree, "key", file));
    }

    /** How a version came into the registry, in both of them, too. */
    static VersionOrigin origin(JsonObject tree, Path file) throws RegistryDamage {
        try {
            return new VersionOrigin(
                    Instant.parse(tree.text("created", "")), tree.text("by", null), Json.build(tree.object("build")));
        } catch (DateTimeException e) {
            throw new RegistryDamage(file, "has no proper time of creation");
        }
    }

    private static JsonObject list(JsonObject tree, String name, Path file) throws RegistryDamage {
        if (!tree.hasList(name)) {
            throw new RegistryDamage(file, "has no list \"" + name + "\"");
        }
        return tree;
    }

    private static String digest(JsonObject tree, String name, Path file) throws RegistryDamage {
        String text = tree.text(name, "");
        if (!Digests.isDigest(text)) {
            throw new RegistryDamage(file, "holds \"" + text + "\" where a digest has to stand");
        }
        return text;
    }

    /** A number that JSON does not have stands there as a text. */
    private static Map<String, Double> numbers(JsonObject tree) {
        Map<String, Double> numbers = new TreeMap<>();
        tree.members()
                .forEach((name, value) ->
                        numbers.put(name, value instanceof Number number ? number.doubleValue() : Double.NaN));
        return numbers;
    }

    private static Map<String, String> texts(JsonObject tree) {
        Map<String, String> texts = new TreeMap<>();
        tree.members().keySet().forEach(name -> texts.put(name, tree.text(name, "")));
        return texts;
    }
}
