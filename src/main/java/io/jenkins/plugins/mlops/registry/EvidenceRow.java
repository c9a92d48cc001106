package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.EvidenceEntry;

/** A document beside a version, as a page shows it. */
public final class EvidenceRow {
    private final EvidenceEntry evidence;

    EvidenceRow(EvidenceEntry evidence) {
        this.evidence = evidence;
    }

    public String getPath() {
        return evidence.path();
    }

    public String getAddress() {
        return FileRow.address(evidence.path());
    }

    /** Returns the kind of evidence. */
    public String getKind() {
        switch (evidence.kind()) {
            case "model-card":
                return Messages.EvidenceRow_card();
            case "bom":
                return Messages.EvidenceRow_bom();
            case "verdict":
                return Messages.EvidenceRow_verdict();
            case "signature":
                return Messages.EvidenceRow_signature();
            default:
                return evidence.kind();
        }
    }

    public String getAmount() {
        return RegistryText.bytes(evidence.bytes());
    }
}
