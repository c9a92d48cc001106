package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.model.reader.SignatureReader;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Requirements;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.engine.registry.VersionFacts;
import io.jenkins.plugins.mlops.engine.registry.VersionLineage;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Input of {@code mlops register} about a model, and the output that shows what became of it. */
final class RegisterInputs {
    private RegisterInputs() {}

    static RegistrationRequest request(ModelName name, Options options, InputFiles inputs) throws IOException {
        List<VerdictDocument> verdicts = new ArrayList<>();
        for (String file : options.all("requires")) {
            verdicts.add(VerdictDocument.read(file, inputs.file(file).path()));
        }
        return new RegistrationRequest(
                name,
                options.value("by", System.getProperty("user.name")),
                new BuildInfo(
                        options.one("build-url"),
                        options.one("build-name"),
                        options.one("commit"),
                        options.one("branch")),
                known(options, inputs),
                verdicts);
    }

    /** Reads the files and options where only a description is wanted; required results lie where the caller put them, each under its own name. */
    static RegistrationRequest description(ModelName name, Options options, InputFiles inputs) throws IOException {
        List<VerdictDocument> verdicts = new ArrayList<>();
        for (String file : options.all("requires")) {
            Path path = Path.of(file);
            verdicts.add(VerdictDocument.read(path.getFileName().toString().replaceFirst("\\.json$", ""), path));
        }
        return new RegistrationRequest(name, null, BuildInfo.NONE, known(options, inputs), verdicts);
    }

    /** Returns what is known of the model before it is scanned. */
    private static ModelDescription known(Options options, InputFiles inputs) throws IOException {
        checkDatasets(options);
        return new ModelDescription(
                signature(options, inputs),
                metrics(options.one("metrics"), inputs),
                pairs("param", options),
                pairs("tag", options),
                options.all("dataset"),
                null);
    }

    private static Object signature(Options options, InputFiles inputs) throws IOException {
        return options.one("signature") == null
                ? null
                : json(options.one("signature"), inputs).members();
    }

    private static void checkDatasets(Options options) {
        for (String dataset : options.all("dataset")) {
            if (!Digests.isDigest(dataset)) {
                throw new BadInputException(OptionName.of("dataset")
                        + " needs a fingerprint such as sha256:9f86..., as validate prints it, found \"" + dataset
                        + "\"");
            }
        }
    }

    /** The description with what the scan said, and with the signature that the files tell when none was given. */
    static ModelDescription scanned(ModelDescription known, ScanReport scan, ModelInputs model, InputFiles inputs) {
        Object signature =
                known.signature() == null ? SignatureReader.read(described(model, inputs)) : known.signature();
        return known.withSignature(signature).withScan(said(scan));
    }

    /** The files of the model, and the MLmodel file that lies beside one of them. */
    private static SortedMap<String, Path> described(ModelInputs model, InputFiles inputs) {
        SortedMap<String, Path> files = new TreeMap<>(model.inside());
        for (Map.Entry<String, Path> file : model.shown().entrySet()) {
            String beside = file.getKey().substring(0, file.getKey().lastIndexOf('/') + 1) + "MLmodel";
            if (Files.isRegularFile(file.getValue().resolveSibling("MLmodel"))
                    && files.keySet().stream().noneMatch(path -> path.endsWith("MLmodel"))) {
                files.put("MLmodel", inputs.file(beside).path());
            }
        }
        return files;
    }

    private static Map<String, Object> said(ScanReport scan) {
        Map<String, Object> said = new TreeMap<>();
        said.put("verdict", scan.verdict().name());
        said.put("message", scan.message());
        said.put("policy", scan.policy().source());
        said.put(
                "findings",
                scan.findings().stream()
                        .limit(100)
                        .map(f -> f.threat() + " " + f.where() + ": " + f.message())
                        .toList());
        return said;
    }

    /** One check for each required result. */
    static List<Check> required(RegistrationRequest request, List<FileEntry> files) {
        List<Check> checks = new ArrayList<>();
        for (VerdictDocument document : request.verdicts()) {
            Optional<String> refusal = Requirements.refusal(document, request, files);
            boolean unknown = request.build().url() != null && !Requirements.tellsBuild(document);
            checks.add(new Check(
                    new CheckedRule(
                            "requires:" + document.source(),
                            "Requires \"" + document.source() + "\"",
                            "Requires",
                            "provenance",
                            null,
                            null),
                    Severity.ERROR,
                    refusal.isPresent() ? Verdict.FAILED : unknown ? Verdict.INCONCLUSIVE : Verdict.PASSED,
                    new Observation(
                            null,
                            "a result of this build that did not fail",
                            refusal.orElse(document.source()
                                    + (unknown
                                            ? " lets the model in, but does not say in which build it was made; give its step --build-url, too"
                                            : " lets the model in"))),
                    FailingRows.NONE));
        }
        return checks;
    }

    /** Refuses a model with nothing in it, before it is scanned. */
    static void requireContent(ModelInputs model) throws IOException {
        List<FileEntry> files = new ArrayList<>();
        for (Map.Entry<String, Path> file : model.shown().entrySet()) {
            files.add(new FileEntry(file.getKey(), Files.size(file.getValue()), null));
        }
        FileEntry.requireContent(files);
    }

    static List<Section> sections(StoredVersion version, String alias) {
        List<String> aliases = alias == null ? List.of() : List.of(alias);
        Map<String, Object> data = VersionFacts.section(version.version(), aliases);
        if (version.url() != null) {
            Map<String, Object> facts =
                    new LinkedHashMap<>(JsonObject.of(data.get("facts")).members());
            facts.put("Registry", version.url());
            data.put("facts", facts);
        }
        return List.of(
                new Section("version", "Version", data),
                new Section("lineage", "Lineage", VersionLineage.section(version.version(), aliases)));
    }

    private static Map<String, String> pairs(String option, Options options) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : options.all(option)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new BadInputException("--" + option + " needs KEY=VALUE, found \"" + pair + "\"");
            }
            if (pairs.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw new BadInputException("--" + option + " gives \"" + pair.substring(0, equals) + "\" twice");
            }
        }
        return pairs;
    }

    private static Map<String, Double> metrics(String file, InputFiles inputs) throws IOException {
        Map<String, Double> metrics = new TreeMap<>();
        if (file == null) {
            return metrics;
        }
        JsonObject root = json(file, inputs);
        JsonObject numbers = root.text("format", "").startsWith("mlops-result/") ? root.object("metrics") : root;
        for (Map.Entry<String, Object> entry : numbers.members().entrySet()) {
            if (!(entry.getValue() instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw new BadInputException(
                        file + ": the metric \"" + entry.getKey() + "\" has to be a number, found " + entry.getValue());
            }
            metrics.put(entry.getKey(), number.doubleValue());
        }
        if (metrics.isEmpty()) {
            throw new BadInputException(file + ": holds no metrics; expected a JSON object such as {\"Auc\": 0.81}");
        }
        return metrics;
    }

    private static JsonObject json(String file, InputFiles inputs) throws IOException {
        try {
            return new JsonObject(
                    JsonReader.object(Files.readString(inputs.file(file).path())));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": expected a JSON object; " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + ": expected a JSON object in UTF-8", e);
        }
    }
}
