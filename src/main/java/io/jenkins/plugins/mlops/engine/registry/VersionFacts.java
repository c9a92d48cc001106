package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A version as a section of type {@code version} in a result document; docs/result-format.md has its shape. */
public final class VersionFacts {
    private VersionFacts() {}

    /** The data of the section. */
    public static Map<String, Object> section(ModelVersion version, Collection<String> aliases) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", version.name());
        data.put("version", version.number());
        data.put("aliases", List.copyOf(aliases));
        data.put("facts", facts(version));
        List<Map<String, Object>> files = new ArrayList<>();
        for (FileEntry file : version.files()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("path", file.path());
            row.put("bytes", file.bytes());
            row.put("digest", file.digest());
            files.add(row);
        }
        data.put("files", files);
        JsonObject signature = JsonObject.of(version.signature());
        if (!signature.list("inputs").isEmpty()) {
            data.put("inputs", signature.list("inputs"));
            data.put("outputs", signature.list("outputs"));
        }
        List<Map<String, Object>> metrics = new ArrayList<>();
        version.metrics().forEach((key, value) -> metrics.add(Map.of("name", key, "value", value)));
        data.put("metrics", metrics);
        return data;
    }

    private static Map<String, Object> facts(ModelVersion version) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("URI", version.uri());
        facts.put("Digest", version.digest());
        facts.put("Fingerprint", version.fingerprint());
        facts.put("Registered by", version.by());
        facts.put(
                "Build",
                version.build().name() == null
                        ? version.build().url()
                        : version.build().name());
        facts.put("Commit", version.build().commit());
        facts.put("Branch", version.build().branch());
        facts.values().removeIf(value -> value == null);
        JsonObject signature = JsonObject.of(version.signature());
        if (signature.members().get("format") instanceof String format) {
            facts.put("Format", format);
        }
        facts.putAll(signature.object("facts").members());
        if (!signature.list("notes").isEmpty()) {
            facts.put(
                    "Signature",
                    String.join(
                            " ",
                            signature.list("notes").stream()
                                    .map(String::valueOf)
                                    .toList()));
        }
        version.params().forEach((key, value) -> facts.put("param " + key, value));
        version.tags().forEach((key, value) -> facts.put("tag " + key, value));
        return facts;
    }
}
