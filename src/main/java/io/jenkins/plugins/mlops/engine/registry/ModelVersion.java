package io.jenkins.plugins.mlops.engine.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A registered version; it never changes.
 *
 * @param name the model
 * @param number from 1, without gaps
 * @param digest of its OCI manifest
 * @param fingerprint one digest over all its files
 * @param created when it was registered
 * @param by who registered it
 * @param build where it comes from
 * @param files what it consists of
 * @param signature inputs and outputs as a JSON tree of Map, List, String, Number and Boolean, or null
 * @param metrics numbers by name
 * @param params what it was trained with
 * @param tags free labels
 * @param datasets fingerprints of its data
 * @param verdicts the results it brought
 * @param scan what the safety scan said as such a tree, or null
 * @param evidence the documents kept beside it
 * @param key identity of this registration: the same bytes from the same build have the same
 */
public record ModelVersion(
        String name,
        int number,
        String digest,
        String fingerprint,
        Instant created,
        String by,
        BuildInfo build,
        List<FileEntry> files,
        Object signature,
        Map<String, Double> metrics,
        Map<String, String> params,
        Map<String, String> tags,
        List<String> datasets,
        List<VerdictEntry> verdicts,
        Object scan,
        List<EvidenceEntry> evidence,
        String key) {

    public ModelVersion {
        files = List.copyOf(files);
        datasets = List.copyOf(datasets);
        verdicts = List.copyOf(verdicts);
        evidence = List.copyOf(evidence);
    }

    /** {@code models:/credit-risk/3}, as MLflow writes it. */
    public String uri() {
        return "models:/" + name + "/" + number;
    }
}
