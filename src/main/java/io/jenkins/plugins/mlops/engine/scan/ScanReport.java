package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings of the scan of a model.
 *
 * @param findings the worst first
 * @param files every file that was looked at, in order of their paths
 * @param verdict the worst of the files; {@link Verdict#FAILED} when there was no file
 * @param policy what was allowed beyond the built-in list
 * @param decisions what a person may decide to allow, in the order it was found
 * @param dropped findings beyond the limit for a file, which were only counted
 */
public record ScanReport(
        List<Finding> findings,
        List<ScannedFile> files,
        Verdict verdict,
        Policy policy,
        List<Decision> decisions,
        long dropped) {
    public ScanReport {
        findings = List.copyOf(findings);
        files = List.copyOf(files);
        decisions = List.copyOf(decisions);
    }

    /** Findings of one severity. */
    public long count(Threat threat) {
        return findings.stream().filter(finding -> finding.threat() == threat).count();
    }

    /** One line for a log or a build page. */
    public String message() {
        String scanned = files.size() + (files.size() == 1 ? " file" : " files");
        if (verdict == Verdict.PASSED) {
            return scanned + ", nothing that would run code";
        }
        List<Finding> shown = findings.stream()
                .filter(finding -> finding.threat().verdict() != Verdict.PASSED)
                .toList();
        if (shown.isEmpty()) {
            return scanned + " looked at";
        }
        String more = shown.size() > 1 ? " (and " + (shown.size() - 1) + " more findings)" : "";
        return shown.get(0).where() + ": " + shown.get(0).message() + more;
    }

    /** The names of the formats met, for a log. */
    public String formats() {
        return files.stream()
                .flatMap(file -> file.formats().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
