package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.report.ReportFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Subject;
import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.PolicyReader;
import io.jenkins.plugins.mlops.engine.scan.PolicyWriter;
import io.jenkins.plugins.mlops.engine.scan.SarifReport;
import io.jenkins.plugins.mlops.engine.scan.ScanDocument;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code mlops scan}. */
final class ScanCommand extends Command {
    ScanCommand() {
        super("scan", "looks for what would run when a model is loaded");
    }

    @Override
    List<Option> options() {
        return OriginOptions.with(
                Option.many("model", "FILE", "model files, folders or globs"),
                Option.one("scan-policy", "FILE", "JSON file that allows more by exact name"),
                Option.one("write-policy", "FILE", "writes what a person has to decide about, as a policy to review"),
                Option.one("sarif", "FILE", "writes the findings as SARIF 2.1.0"),
                Option.one("out", "DIR", "folder for result.json, report.html, junit.xml and summary.md"),
                EngineOptions.THREADS,
                Option.flag("strict", "warnings fail, too"),
                Option.flag("json", "print the result document"));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        Instant started = Instant.now();
        ModelInputs model = ModelInputs.of(output.inputs(), options.needed("model"));
        int threads = EngineOptions.threads(options);
        ScanReport report = new ModelScanner(threads).scan(model.shown(), policy(options, output));
        ResultDocument document = OriginOptions.in(
                options,
                new ResultDocument(
                        new ResultDocument.Conclusion("scanModel", report.verdict(), report.message(), started),
                        subject(ModelInputs.title(options.all("model")), null, report),
                        new ResultDocument.Findings(
                                ScanDocument.checks(report),
                                ScanDocument.metrics(report),
                                List.of(ScanDocument.section(report))),
                        Machine.environment(started, threads, Map.of())));
        if (options.one("sarif") != null) {
            SarifReport.write(report, output.inputs().output(options.one("sarif")));
        }
        if (options.one("write-policy") != null) {
            int names = PolicyWriter.write(report, output.inputs().output(options.one("write-policy")));
            output.line("policy: " + options.one("write-policy") + " asks about " + names
                    + (names == 1 ? " name" : " names") + "; keep what you know, and give it with --scan-policy");
        }
        int exit = ExitCode.of(document.verdict(), options.has("strict"));
        Path folder = options.one("out") == null ? null : Path.of(options.one("out"));
        if (folder == null) {
            report.findings()
                    .forEach(f -> output.line(f.threat() + " " + f.where() + ": " + f.message() + " " + f.fix()));
            output.line(document.verdict() + ": " + document.message());
        } else {
            ReportFiles.write(document, folder);
            output.result(document, folder, exit);
        }
        return exit;
    }

    static Policy policy(Options options, Output output) {
        String file = options.one("scan-policy");
        return file == null
                ? Policy.BUILT_IN
                : PolicyReader.read(output.inputs().file(file).path());
    }

    static Subject subject(String name, String fingerprint, ScanReport report) {
        return new Subject(
                "model",
                name,
                fingerprint,
                new Subject.Size(
                        report.files().stream().mapToLong(file -> file.bytes()).sum(), null, null),
                report.files().stream()
                        .map(file -> new Subject.SubjectFile(file.path(), file.bytes(), null, null))
                        .toList());
    }
}
