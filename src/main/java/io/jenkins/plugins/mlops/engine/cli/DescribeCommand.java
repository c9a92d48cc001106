package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.NewModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.report.ReportFiles;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.ScanDocument;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.json.JsonLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code mlops describe}: the half of {@code register} that is done where the model lies. It scans, reads digests and signature, and writes
 * {@code registration.json} beside the reports, from which somebody else, such as a Jenkins controller, makes the version.
 */
final class DescribeCommand extends Command {
    /** File with the parts of a version; docs/result-format.md describes it. */
    static final String REGISTRATION = "registration.json";

    DescribeCommand() {
        super("describe", "scans a model and writes down what a registry needs of it; stores nothing");
    }

    @Override
    List<Option> options() {
        return OriginOptions.with(
                Option.one("name", "NAME", "name of the model"),
                Option.many("model", "FILE", "model files, folders or globs"),
                Option.many("requires", "RESULT.json", "a result that must not have failed"),
                Option.one("metrics", "FILE", "JSON object of numbers, or a result.json whose metrics are taken"),
                Option.one(
                        "signature",
                        "FILE",
                        "JSON file with the model's inputs and outputs (default: what the model file tells)"),
                Option.many("dataset", "SHA256", "fingerprint of the data; required results have to speak of it"),
                Option.one("scan-policy", "FILE", "JSON file that allows more globals by exact name"),
                EngineOptions.THREADS,
                EngineOptions.memory("taken for the sake of its caller; scanning needs little")
                        .unlisted(),
                Option.one("out", "DIR", "folder for registration.json and the reports"));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        Instant started = Instant.now();
        Path folder = ReportFolder.open(options.required("out")).path();
        ModelName name = NewModelName.of(options.required("name"));
        int threads = EngineOptions.threads(options);
        ModelInputs model = ModelInputs.of(output.inputs(), options.needed("model"));
        RegisterInputs.requireContent(model);
        RegistrationRequest request = RegisterInputs.description(name, options, output.inputs());
        FileSnapshot before = FileSnapshot.of(model);
        ScanReport scan = new ModelScanner(threads).scan(model.shown(), ScanCommand.policy(options, output));
        List<FileEntry> files = new ArrayList<>();
        for (Map.Entry<String, Path> file : model.inside().entrySet()) {
            files.add(FileEntry.of(file.getKey(), file.getValue()));
        }
        ModelDescription described = RegisterInputs.scanned(request.description(), scan, model, output.inputs());
        before.requireSame(FileSnapshot.of(model)); // else what is shipped might not be what was scanned
        List<Check> checks = new ArrayList<>(ScanDocument.checks(scan));
        checks.addAll(RegisterInputs.required(request, files));
        ResultDocument document = OriginOptions.in(
                options,
                new ResultDocument(
                        new ResultDocument.Conclusion(
                                "registerModel",
                                Verdict.worst(
                                        checks.stream().map(Check::verdict).toList()),
                                message(scan, checks),
                                started),
                        ScanCommand.subject(name.text(), null, scan),
                        new ResultDocument.Findings(
                                checks, ScanDocument.metrics(scan), List.of(ScanDocument.section(scan))),
                        Machine.environment(started, threads, Map.of())));
        Files.write(folder.resolve(REGISTRATION), JsonLayout.bytes(registration(name, described, model, files)));
        ReportFiles.write(document, folder);
        int exit = ExitCode.of(document.verdict(), false);
        output.result(document, folder, exit);
        return exit;
    }

    private static String message(ScanReport scan, List<Check> checks) {
        return checks.stream()
                .filter(check -> check.verdict() == Verdict.FAILED)
                .findFirst()
                .map(check -> "not registered: " + check.message())
                .orElse(scan.message());
    }

    private static Map<String, Object> registration(
            ModelName name, ModelDescription known, ModelInputs model, List<FileEntry> files) {
        List<Map<String, Object>> listed = new ArrayList<>();
        for (FileEntry file : files) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("path", file.path());
            entry.put("location", model.inside().get(file.path()).toString());
            entry.put("bytes", file.bytes());
            entry.put("digest", file.digest());
            listed.add(entry);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "mlops-registration/1");
        tree.put("name", name.text());
        tree.put("files", listed);
        tree.put("signature", known.signature());
        tree.put("metrics", known.metrics());
        tree.put("scan", known.scan());
        return tree;
    }
}
