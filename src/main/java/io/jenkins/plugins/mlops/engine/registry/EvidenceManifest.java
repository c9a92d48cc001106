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
        byte[] bytes = OciManifest.artifact(
                document.mediaType(),
                List.of(layer),
                OciManifest.descriptor(OciManifest.MANIFEST, model.digest(), model.manifest().length));
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
