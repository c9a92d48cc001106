package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A result document that a version brought, read for what the documents beside the version repeat of it.
 *
 * @param digest of its bytes
 * @param document its members
 */
record RequiredResult(String digest, JsonObject document) {
    static RequiredResult of(VerdictDocument document) {
        return new RequiredResult(
                Digests.of(document.bytes()),
                new JsonObject(JsonReader.object(new String(document.bytes(), StandardCharsets.UTF_8))));
    }

    String step() {
        return document.text("step", "");
    }

    /** The step as part of a file name. */
    String plainStep() {
        String plain = step().replaceAll("[^A-Za-z0-9]", "");
        return plain.isEmpty() ? "result" : plain.substring(0, Math.min(40, plain.length()));
    }

    String verdict() {
        return document.text("verdict", "");
    }

    /** The subject, its name without folders of the machine where it was. */
    JsonObject subject() {
        return plain(document.object("subject"));
    }

    /** The datasets in what the result says of lineage, named the same way. */
    List<JsonObject> datasets() {
        return sections("lineage").stream()
                .flatMap(lineage -> lineage.objects("nodes").stream())
                .filter(node -> node.text("kind", "").equals("dataset"))
                .map(RequiredResult::plain)
                .toList();
    }

    private static JsonObject plain(JsonObject named) {
        String name = named.text("name", null);
        if (name == null) {
            return named;
        }
        Map<String, Object> members = new LinkedHashMap<>(named.members());
        members.put("name", HostPaths.leftOut(name));
        return new JsonObject(members);
    }

    List<JsonObject> checks() {
        return document.objects("checks");
    }

    /** The data of all sections of a type. */
    List<JsonObject> sections(String type) {
        return document.objects("sections").stream()
                .filter(section -> section.text("type", "").equals(type))
                .map(section -> section.object("data"))
                .toList();
    }
}
