package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.NewModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.evidence.SigningKey;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.engine.report.ReportFiles;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.ScanDocument;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code mlops register}: scans a model, checks what it has to bring, and makes a version of it. */
final class RegisterCommand extends Command {
    RegisterCommand() {
        super("register", "scans a model and makes a version of it in a registry");
    }

    @Override
    List<Option> options() {
        return OriginOptions.with(
                Option.one(
                        "registry",
                        "DIR|URL",
                        "folder of the registry, made when it does not exist; or the address of an MLflow server; or oci://HOST/REPOSITORY"),
                Option.one("name", "NAME", "name of the model"),
                Option.many("model", "FILE", "model files, folders or globs"),
                Option.one("alias", "ALIAS", "alias that shall point at the version"),
                Option.many("tag", "KEY=VALUE", "a label"),
                Option.many("param", "KEY=VALUE", "what the model was trained with"),
                Option.many("requires", "RESULT.json", "a result that must not have failed"),
                Option.one("metrics", "FILE", "JSON object of numbers, or a result.json whose metrics are taken"),
                Option.one(
                        "signature",
                        "FILE",
                        "JSON file with the model's inputs and outputs (default: what the model file tells)"),
                Option.many("dataset", "SHA256", "fingerprint of the data; required results have to speak of it"),
                Option.one("scan-policy", "FILE", "JSON file that allows more globals by exact name"),
                Option.one("signing-key", "FILE", "PEM file of a P-256 key that signs the model"),
                Option.one("by", "NAME", "who registers it (default: the user of this process)"),
                Option.one("out", "DIR", "folder for result.json, report.html, junit.xml and summary.md"),
                Option.flag("strict", "warnings fail, too"),
                Option.flag("json", "print the result document"));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        Instant started = Instant.now();
        Path folder = Path.of(options.required("out"));
        RegistryLocation stores = RegistryLocation.of(options);
        ModelName name = NewModelName.of(options.required("name"));
        ModelInputs model = ModelInputs.of(output.inputs(), options.needed("model"));
        RegisterInputs.requireContent(model);
        RegistrationRequest request = RegisterInputs.request(name, options, output.inputs());
        stores.checkAlias(options.one("alias"));
        EvidenceMaker evidence = evidence(options, output);
        FileSnapshot before = FileSnapshot.of(model);
        ScanReport scan = new ModelScanner().scan(model.shown(), ScanCommand.policy(options, output));
        List<Check> checks = new ArrayList<>(ScanDocument.checks(scan));
        StoredVersion version = null;
        String digest = null;
        if (scan.verdict() != Verdict.FAILED) {
            ModelStore store = stores.open(evidence);
            try (ModelUpload intake = store.take(model.inside())) {
                before.requireSame(FileSnapshot.of(model)); // else what is stored might not be what was scanned
                List<Check> required = RegisterInputs.required(request, intake.entries());
                checks.addAll(required);
                if (required.stream().noneMatch(check -> check.verdict() == Verdict.FAILED)) {
                    version = intake.register(request.described(
                            RegisterInputs.scanned(request.description(), scan, model, output.inputs())));
                    digest = version.digest();
                }
            }
            if (version != null && options.one("alias") != null) {
                store.alias(
                        name,
                        options.one("alias"),
                        version.number(),
                        new DecisionMaker(request.by(), request.build(), null));
            }
        }
        ResultDocument document =
                OriginOptions.in(options, document(options, started, name, scan, checks, version, digest));
        ReportFiles.write(document, folder);
        int exit = ExitCode.of(document.verdict(), options.has("strict"));
        output.result(document, folder, exit);
        return exit;
    }

    private static EvidenceMaker evidence(Options options, Output output) {
        String key = options.one("signing-key");
        return key == null
                ? Evidence.unsigned()
                : Evidence.signed(SigningKey.read(key, output.inputs().file(key).path()));
    }

    private static ResultDocument document(
            Options options,
            Instant started,
            ModelName name,
            ScanReport scan,
            List<Check> checks,
            StoredVersion version,
            String digest) {
        Verdict verdict = Verdict.worst(checks.stream().map(Check::verdict).toList());
        String message = version != null
                ? name + " version " + version.number() + " is registered as " + version.uri() + " (" + version.digest()
                        + ")"
                : "not registered: "
                        + checks.stream()
                                .filter(check -> check.verdict() == Verdict.FAILED)
                                .findFirst()
                                .map(Check::message)
                                .orElse("")
                                .replaceFirst("^the model is not registered: ", "");
        Map<String, Double> metrics = new LinkedHashMap<>(ScanDocument.metrics(scan));
        List<Section> sections = new ArrayList<>();
        if (version != null) {
            metrics.put("version", (double) version.number());
            version.version().metrics().forEach((key, value) -> metrics.put("model." + key, value));
            sections.addAll(RegisterInputs.sections(version, options.one("alias")));
        }
        sections.add(ScanDocument.section(scan));
        return new ResultDocument(
                new ResultDocument.Conclusion("registerModel", verdict, message, started),
                ScanCommand.subject(name.text(), digest, scan),
                new ResultDocument.Findings(checks, metrics, sections),
                Machine.environment(started, 1, Map.of()));
    }
}
