package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.OciManifest;
import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import io.jenkins.plugins.mlops.json.JsonLayout;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The manifests and tags of one repository, which is one model. */
final class OciRepository {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final OciClient client;
    private final String name;

    OciRepository(OciClient client, String name) {
        this.client = client;
        this.name = name;
    }

    private String scope(String rights) {
        return "repository:" + name + ":" + rights;
    }

    private URI at(String reference) {
        return client.address().at(name + "/manifests/" + reference);
    }

    /**
     * A manifest.
     *
     * @param digest of its bytes
     * @param bytes as they are stored
     */
    record Found(String digest, byte[] bytes) {
        JsonObject json(OciClient client, String shown) throws OciException {
            return ServerResponse.json(bytes)
                    .orElseThrow(() -> client.problem(shown, "holds a manifest that is not JSON", 200, null));
        }
    }

    /** The manifest of a tag or digest; null when there is none. */
    Found manifest(String reference) throws IOException {
        String shown = name + (reference.startsWith("sha256:") ? "@" : ":") + reference;
        ServerResponse answer = client.ask(
                scope("pull"),
                shown,
                () -> HttpRequest.newBuilder(at(reference))
                        .header("Accept", OciManifest.MANIFEST + ", " + INDEX)
                        .GET());
        if (client.expect(answer, shown, 200, 404).status() == 404) {
            return null;
        }
        String digest = Digests.of(answer.body());
        if (reference.startsWith("sha256:") && !reference.equals(digest)) {
            throw client.problem(shown, "sends another manifest than was asked for", 200, null);
        }
        return new Found(digest, answer.body());
    }

    /** Stores a manifest under a tag, or under its digest; whoever has the tag loses it. */
    void put(String reference, byte[] manifest) throws IOException {
        ServerResponse answer = put(reference, manifest, OciManifest.MANIFEST);
        JsonObject subject =
                ServerResponse.json(manifest).orElse(JsonObject.of(null)).object("subject");
        if (!subject.isEmpty() && answer.header("OCI-Subject").isEmpty()) {
            refer(subject.text("digest", ""), manifest);
        }
    }

    private ServerResponse put(String reference, byte[] manifest, String type) throws IOException {
        String shown = name + (reference.startsWith("sha256:") ? "@" : ":") + reference;
        ServerResponse answer = client.ask(
                scope("pull,push"),
                shown,
                () -> HttpRequest.newBuilder(at(reference))
                        .header("Content-Type", type)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(manifest)));
        return client.expect(answer, shown, 201);
    }

    /** For registries without the referrers interface the specification has an index under a tag made of the subject's digest. */
    private void refer(String subject, byte[] manifest) throws IOException {
        String tag = subject.replace(':', '-');
        String digest = Digests.of(manifest);
        Found known = manifest(tag);
        List<Object> entries = new ArrayList<>();
        if (known != null) {
            for (JsonObject entry : known.json(client, tag).objects("manifests")) {
                if (entry.text("digest", "").equals(digest)) {
                    return;
                }
                entries.add(entry.members());
            }
        }
        JsonObject json = new Found(digest, manifest).json(client, tag);
        Map<String, Object> entry =
                new LinkedHashMap<>(OciManifest.descriptor(OciManifest.MANIFEST, digest, manifest.length));
        entry.put("artifactType", json.text("artifactType", ""));
        entry.put("annotations", json.object("annotations").members());
        entries.add(entry);
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("schemaVersion", 2);
        index.put("mediaType", INDEX);
        index.put("manifests", entries);
        put(tag, JsonLayout.bytes(index), INDEX);
    }

    /** Removes a tag where the registry can do that; tells whether it did. */
    boolean untag(String tag) throws IOException {
        ServerResponse answer = client.ask(
                scope("pull,push,delete"),
                name + ":" + tag,
                () -> HttpRequest.newBuilder(at(tag)).DELETE());
        return answer.status() == 202;
    }

    /** All tags; empty for a repository that is not there. */
    List<String> tags() throws IOException {
        List<String> tags =
                new OciPages(client, scope("pull"), "tags of " + name).all(name + "/tags/list?n=1000", "tags");
        return tags == null ? List.of() : tags;
    }
}
