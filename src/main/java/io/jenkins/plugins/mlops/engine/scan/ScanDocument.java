package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a result document that a scan writes. */
public final class ScanDocument {
    private ScanDocument() {}

    /** One check for each file. */
    public static List<Check> checks(ScanReport report) {
        List<Check> checks = new ArrayList<>();
        for (ScannedFile file : report.files()) {
            List<Finding> own = report.findings().stream()
                    .filter(f -> f.file().equals(file.path()) && f.threat().verdict() != Verdict.PASSED)
                    .toList();
            String message = own.isEmpty()
                    ? file.path() + " (" + String.join(", ", file.formats()) + ") holds nothing that would run code"
                    : own.get(0).where() + ": " + own.get(0).message() + " "
                            + own.get(0).fix();
            Severity severity = file.verdict() == Verdict.WARNING ? Severity.WARNING : Severity.ERROR;
            checks.add(new Check(
                    new CheckedRule(
                            "scan:" + file.path(),
                            "SafetyScan \"" + file.path() + "\"",
                            "SafetyScan",
                            "safety",
                            null,
                            null),
                    severity,
                    file.verdict(),
                    new Observation(own.size(), "no findings", message),
                    FailingRows.NONE));
        }
        return checks;
    }

    /** The section of type {@code scan}; docs/result-format.md has its shape. */
    public static Section section(ScanReport report) {
        List<Map<String, Object>> files = new ArrayList<>();
        for (ScannedFile file : report.files()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("path", file.path());
            row.put("format", String.join(", ", file.formats()));
            row.put("bytes", file.bytes());
            row.put("verdict", file.verdict().name());
            files.add(row);
        }
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("severity", severity(finding.threat()));
            row.put("file", finding.file());
            String place = finding.member()
                    + (finding.offset() < 0
                            ? ""
                            : (finding.member().isEmpty() ? "" : " ") + "at byte " + finding.offset());
            if (!place.isEmpty()) {
                row.put("place", place);
            }
            row.put("rule", finding.code());
            row.put("message", finding.message() + " " + finding.fix());
            findings.add(row);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", files);
        data.put("findings", findings);
        data.put("policy", report.policy().source());
        data.put("notShown", report.dropped());
        return new Section("scan", "Safety scan", data);
    }

    /** Numbers for a trend. */
    public static Map<String, Double> metrics(ScanReport report) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("files", (double) report.files().size());
        metrics.put("findings", (double) report.findings().stream()
                .filter(f -> f.threat().verdict() != Verdict.PASSED)
                .count());
        return metrics;
    }

    private static String severity(Threat threat) {
        return switch (threat) {
            case CRITICAL -> "critical";
            case HIGH, MEDIUM -> "error";
            case LOW -> "warning";
            case INFO -> "note";
        };
    }
}
