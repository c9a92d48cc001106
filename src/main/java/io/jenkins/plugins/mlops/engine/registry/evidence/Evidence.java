package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.registry.EvidenceDocument;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelIdentity;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.json.JsonLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents beside a version: a model card, a bill of materials, a statement for each required result and, with a key, a signature. None holds a
 * time or the number of the version, so that the same registration gives the same bytes. Needs nothing but the JDK.
 */
public final class Evidence implements EvidenceMaker {
    private static final String IN_TOTO = "application/vnd.in-toto+json";

    private final SigningKey key;

    private Evidence(SigningKey key) {
        this.key = key;
    }

    /** Without a signature. */
    public static Evidence unsigned() {
        return new Evidence(null);
    }

    /** With a signature over the model's files. */
    public static Evidence signed(SigningKey key) {
        return new Evidence(key);
    }

    @Override
    public List<EvidenceDocument> make(RegistrationRequest request, List<FileEntry> files, ModelIdentity identity) {
        List<RequiredResult> results =
                request.verdicts().stream().map(RequiredResult::of).toList();
        List<EvidenceDocument> documents = new ArrayList<>();
        String card = new ModelCard(request, files, identity, results).text();
        documents.add(new EvidenceDocument(
                "model-card", "text/markdown", "model-card.md", card.getBytes(StandardCharsets.UTF_8)));
        documents.add(new EvidenceDocument(
                "bom",
                "application/vnd.cyclonedx+json",
                "bom.cdx.json",
                JsonLayout.bytes(new BillOfMaterials(request, files, identity, results).tree())));
        for (int i = 0; i < results.size(); i++) {
            String name = "verdict-" + (i + 1) + "-" + results.get(i).plainStep() + ".intoto.json";
            documents.add(new EvidenceDocument(
                    "verdict", IN_TOTO, name, JsonLayout.bytes(TestResultStatement.tree(results.get(i), files))));
        }
        if (key != null) {
            documents.add(new EvidenceDocument(
                    "signature",
                    SignatureBundle.MEDIA_TYPE,
                    "model.sig",
                    SignatureBundle.bytes(request.name(), files, key)));
        }
        return documents;
    }
}
