package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.registry.EvidenceDocument;
import io.jenkins.plugins.mlops.engine.registry.EvidenceEntry;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.EvidenceManifest;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelIdentity;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.OciManifest;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Requirements;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import io.jenkins.plugins.mlops.engine.registry.VersionIdentity;
import io.jenkins.plugins.mlops.engine.registry.VersionOrigin;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Registers a model with an OCI registry: files, documents and their manifests are sent first; the tag that makes a version of them comes last. */
final class OciUpload implements ModelUpload {
    private final OciClient client;
    private final long chunk;
    private final EvidenceMaker maker;
    private final SortedMap<String, Path> files;
    private final List<FileEntry> entries;

    OciUpload(OciClient client, long chunk, EvidenceMaker maker, SortedMap<String, Path> files) throws IOException {
        this.client = client;
        this.chunk = chunk;
        this.maker = maker;
        this.files = files;
        this.entries = FileEntry.of(files);
    }

    @Override
    public List<FileEntry> entries() {
        return entries;
    }

    @Override
    public StoredVersion register(RegistrationRequest request) throws IOException {
        List<VerdictEntry> verdicts = Requirements.check(request, entries);
        OciVersions versions = new OciVersions(client, request.name(), chunk);
        OciManifest manifest = OciManifest.of(request.name(), entries);
        ModelIdentity identity = ModelIdentity.of(request.name(), entries, request.build());
        ModelVersion same = versions.same(identity.key(), manifest.manifest());
        if (same != null) {
            return stored(client, same);
        }
        OciBlobs blobs = versions.blobs();
        for (FileEntry file : entries) {
            blobs.push(OciBlob.of(file.path(), files.get(file.path()), file.bytes(), file.digest()));
        }
        blobs.push(OciBlob.of("the config", manifest.config()));
        blobs.push(OciBlob.of("an empty config", OciManifest.emptyConfigBytes()));
        List<Map<String, Object>> results = new ArrayList<>();
        for (VerdictDocument document : request.verdicts()) {
            results.add(result(blobs, document, results.size() + 1));
        }
        versions.repository().put(manifest.digest(), manifest.manifest());
        List<EvidenceEntry> evidence = new ArrayList<>();
        for (EvidenceDocument document : maker.make(request, entries, identity)) {
            blobs.push(OciBlob.of(document.path(), document.bytes()));
            EvidenceManifest made = EvidenceManifest.of(document, manifest);
            versions.repository().put(made.entry().manifest(), made.manifest());
            evidence.add(made.entry());
        }
        ModelVersion unnumbered = new ModelVersion(
                new VersionIdentity(
                        request.name().text(), 0, manifest.digest(), identity.fingerprint(), identity.key()),
                new VersionOrigin(Instant.now(), request.by(), request.build()),
                entries,
                request.description(),
                verdicts,
                evidence);
        return stored(client, versions.make(new Sent(unnumbered, manifest.manifest(), results)));
    }

    private static Map<String, Object> result(OciBlobs blobs, VerdictDocument document, int number) throws IOException {
        OciBlob blob = OciBlob.of("the result " + document.source(), document.bytes());
        blobs.push(blob);
        Map<String, Object> layer =
                new LinkedHashMap<>(OciManifest.descriptor("application/json", blob.digest(), blob.bytes()));
        layer.put("annotations", Map.of(OciManifest.TITLE, "result-" + number + ".json"));
        return layer;
    }

    static StoredVersion stored(OciClient client, ModelVersion version) {
        String place = client.address().toString().substring("oci://".length());
        String repository = client.address().of(new ModelName(version.name()));
        return new StoredVersion(
                version,
                "oci://" + place.substring(0, place.indexOf('/')) + "/" + repository + ":v" + version.number());
    }

    @Override
    public void close() {
        // nothing is kept on the way
    }

    private record Sent(ModelVersion version, byte[] model, List<Map<String, Object>> results)
            implements OciVersions.Draft {
        @Override
        public ModelVersion numbered(int number) {
            VersionIdentity all = version.identity();
            return new ModelVersion(
                    new VersionIdentity(all.name(), number, all.digest(), all.fingerprint(), all.key()),
                    version.origin(),
                    version.files(),
                    version.description(),
                    version.verdicts(),
                    version.evidence());
        }
    }
}
