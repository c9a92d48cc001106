package io.jenkins.plugins.mlops.registry;

import hudson.model.Api;
import io.jenkins.plugins.mlops.engine.registry.EvidenceEntry;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;

/** The page of a version: what it consists of, where it comes from, who checked it. */
@ExportedBean(defaultVisibility = 2)
public final class VersionPage extends AliasPage {
    private final ModelPage model;
    private final ModelVersion version;

    VersionPage(ModelPage model, ModelVersion version) {
        this.model = model;
        this.version = version;
    }

    ModelVersion version() {
        return version;
    }

    @Override
    public ModelPage getModel() {
        return model;
    }

    @Exported
    public int getNumber() {
        return version.number();
    }

    @Override
    public String getDisplayName() {
        return Messages.VersionPage_DisplayName(String.valueOf(version.number()));
    }

    /** From the root of Jenkins, with a slash at its end. */
    @Exported
    public String getUrl() {
        return model.getUrl() + "version/" + version.number() + "/";
    }

    @Exported
    public String getUri() {
        return version.uri();
    }

    @Exported
    public String getDigest() {
        return version.digest();
    }

    @Exported
    public String getFingerprint() {
        return version.fingerprint();
    }

    @Exported
    public String getBy() {
        return version.by();
    }

    /** As {@link #getCreated()}; the page writes it in its reader's format and zone. */
    public Date getCreatedDate() {
        return Date.from(version.created());
    }

    /** As ISO 8601. */
    @Exported
    public String getCreated() {
        return version.created().toString();
    }

    @Exported
    public List<String> getAliases() throws IOException {
        return model.aliasesOf(version.number());
    }

    public BuildLink getBuild() {
        return new BuildLink(version.build());
    }

    @Exported(name = "build")
    public String getBuildName() {
        return version.build().name();
    }

    @Exported
    public String getCommit() {
        return version.build().commit();
    }

    @Exported
    public String getBranch() {
        return version.build().branch();
    }

    public List<FileRow> getFiles() {
        List<FileRow> rows = new ArrayList<>();
        version.files().forEach(file -> rows.add(new FileRow(file)));
        return rows;
    }

    public String getAmount() {
        return RegistryText.bytes(
                version.files().stream().mapToLong(FileEntry::bytes).sum());
    }

    @Exported
    public Map<String, Double> getMetrics() {
        return new TreeMap<>(version.metrics());
    }

    /** The metric that a reader asks for first, with its name; empty where the version has none. */
    public String getKeyMetric() {
        return MetricColumn.of(List.of(this)).stream()
                .findFirst()
                .map(metric ->
                        metric.getTitle() + " " + number(version.metrics().get(metric.getKey())))
                .orElse("");
    }

    /** A metric as the page shows it. */
    public String number(Double value) {
        return RegistryText.number(value);
    }

    @Exported
    public Map<String, String> getParams() {
        return new TreeMap<>(version.params());
    }

    @Exported
    public Map<String, String> getTags() {
        return new TreeMap<>(version.tags());
    }

    @Exported
    public List<String> getDatasets() {
        return version.datasets();
    }

    /** Where it comes from and what became of it. */
    public List<LineageRow> getLineage() throws IOException {
        return new LineageTable(version).rows();
    }

    /** The fingerprints of data that no check of its lineage names. */
    public List<String> getOtherData() {
        return new LineageTable(version).otherData();
    }

    /** The documents beside the version, such as its model card. */
    public List<EvidenceRow> getEvidence() {
        List<EvidenceRow> rows = new ArrayList<>();
        version.evidence().forEach(document -> rows.add(new EvidenceRow(document)));
        return rows;
    }

    /** Returns the inputs of the model. */
    public List<SignatureRow> getInputs() {
        return SignatureRow.of(version.signature(), "inputs");
    }

    /** Returns the outputs of the model. */
    public List<SignatureRow> getOutputs() {
        return SignatureRow.of(version.signature(), "outputs");
    }

    /** Returns the result of the safety scan. */
    public ScanView getScan() {
        return new ScanView(JsonObject.of(version.scan()));
    }

    public boolean isDownloader() {
        return Jenkins.get().hasPermission(MlopsPermissions.DOWNLOAD);
    }

    /** Sends a file of the version; its path within the model stands behind {@code file/}. */
    @GET
    public HttpResponse doFile(StaplerRequest2 request) throws IOException {
        Jenkins.get().checkPermission(MlopsPermissions.DOWNLOAD);
        String path = request.getRestOfPath().replaceFirst("^/", "");
        for (FileEntry file : version.files()) {
            if (file.path().equals(path)) {
                return new Download(
                        file.path(),
                        file.bytes(),
                        () -> EmbeddedRegistry.get().open().read(version, file.path()));
            }
        }
        return HttpResponses.notFound();
    }

    /** Sends a document from beside the version; its name stands behind {@code evidence/}. */
    @GET
    public HttpResponse doEvidence(StaplerRequest2 request) throws IOException {
        Jenkins.get().checkPermission(MlopsPermissions.DOWNLOAD);
        String path = request.getRestOfPath().replaceFirst("^/", "");
        for (EvidenceEntry evidence : version.evidence()) {
            if (evidence.path().equals(path)) {
                byte[] document = EmbeddedRegistry.get().open().read(evidence);
                return new Download(evidence.path(), document.length, () -> new ByteArrayInputStream(document));
            }
        }
        return HttpResponses.notFound();
    }

    /** Sends a result document that the version carries; its place in the list stands behind {@code verdict/}. */
    @GET
    public HttpResponse doVerdict(StaplerRequest2 request) throws IOException {
        Jenkins.get().checkPermission(MlopsPermissions.DOWNLOAD);
        String place = request.getRestOfPath().replaceFirst("^/", "");
        if (!place.matches("[0-9]{1,4}")
                || Integer.parseInt(place) >= version.verdicts().size()) {
            return HttpResponses.notFound();
        }
        VerdictEntry verdict = version.verdicts().get(Integer.parseInt(place));
        byte[] document = EmbeddedRegistry.get().open().read(verdict);
        return new Download(verdict.step() + ".json", document.length, () -> new ByteArrayInputStream(document));
    }

    public Api getApi() {
        return new Api(this);
    }
}
