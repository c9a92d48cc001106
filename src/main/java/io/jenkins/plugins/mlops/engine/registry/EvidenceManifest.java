package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import java.util.List;
import java.util.Map;

/**
 * A document as an OCI artifact whose {@code subject} is a model's manifest (OCI image specification 1.1), so that OCI tools find it as a referrer.
 *
 * @param entry how the version names the document
 * @param manifest bytes of the manifest blob
 */
public record EvidenceManifest(EvidenceEntry entry, byte[] manifest) {

    /** The manifest of a document beside a model. */
    public static EvidenceManifest of(EvidenceDocument document, OciManifest model) {
        String digest = Digests.of(document.bytes());
        Map<String, Object> layer = OciManifest.descriptor(document.mediaType(), digest, document.bytes().length);
        layer.put("annotations", Map.of(OciManifest.TITLE, document.path()));
        Map<String, Object> manifest = Json.object();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", OciManifest.MANIFEST);
        manifest.put("artifactType", document.mediaType());
        manifest.put("config", OciManifest.emptyConfig());
        manifest.put("layers", List.of(layer));
        manifest.put("subject", OciManifest.descriptor(OciManifest.MANIFEST, model.digest(), model.manifest().length));
        byte[] bytes = Json.bytes(manifest);
        return new EvidenceManifest(
                new EvidenceEntry(
                        document.kind(),
                        document.mediaType(),
                        document.path(),
                        digest,
                        document.bytes().length,
                        Digests.of(bytes)),
                bytes);
    }
}
