package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code mlops register} is told about a model, and how it shows what became of it. */
final class RegisterInputs {
    private RegisterInputs() {}

    static RegistrationRequest request(ModelName name, Options options, InputFiles inputs) throws IOException {
        List<VerdictDocument> verdicts = new ArrayList<>();
        for (String file : options.all("requires")) {
            verdicts.add(VerdictDocument.read(file, inputs.file(file).path()));
        }
        for (String dataset : options.all("dataset")) {
            if (!dataset.matches("sha256:[0-9a-f]{64}")) {
                throw new BadInputException("--dataset needs a fingerprint such as sha256:9f86..., as validate prints it, found \"" + dataset + "\"");
            }
        }
        String by = options.one("by") == null ? System.getProperty("user.name") : options.one("by");
        return new RegistrationRequest(name, by,
                new BuildInfo(options.one("build-url"), options.one("build-name"), options.one("commit"), options.one("branch")),
                options.one("signature") == null ? null : json(options.one("signature"), inputs).members(), metrics(options.one("metrics"), inputs),
                pairs("param", options), pairs("tag", options), options.all("dataset"), verdicts, null);
    }

    /** The request with what the scan said. */
    static RegistrationRequest scanned(RegistrationRequest request, ScanReport scan) {
        Map<String, Object> said = new TreeMap<>();
        said.put("verdict", scan.verdict().name());
        said.put("message", scan.message());
        said.put("policy", scan.policy().source());
        said.put("findings", scan.findings().stream().limit(100).map(f -> f.threat() + " " + f.where() + ": " + f.message()).toList());
        return new RegistrationRequest(request.name(), request.by(), request.build(), request.signature(), request.metrics(), request.params(), request.tags(),
                request.datasets(), request.verdicts(), said);
    }

    static Section section(ModelVersion version, String alias) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", version.name());
        data.put("version", version.number());
        data.put("aliases", alias == null ? List.of() : List.of(alias));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("URI", version.uri());
        facts.put("Digest", version.digest());
        facts.put("Fingerprint", version.fingerprint());
        facts.put("Registered by", version.by());
        facts.put("Build", version.build().name() == null ? version.build().url() : version.build().name());
        facts.put("Commit", version.build().commit());
        facts.put("Branch", version.build().branch());
        facts.values().removeIf(value -> value == null);
        version.params().forEach((key, value) -> facts.put("param " + key, value));
        version.tags().forEach((key, value) -> facts.put("tag " + key, value));
        data.put("facts", facts);
        List<Map<String, Object>> files = new ArrayList<>();
        for (FileEntry file : version.files()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("path", file.path());
            row.put("bytes", file.bytes());
            row.put("digest", file.digest());
            files.add(row);
        }
        data.put("files", files);
        List<Map<String, Object>> metrics = new ArrayList<>();
        new TreeMap<>(version.metrics()).forEach((key, value) -> metrics.add(Map.of("name", key, "value", value)));
        data.put("metrics", metrics);
        return new Section("version", "Version", data);
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
                throw new BadInputException(file + ": the metric \"" + entry.getKey() + "\" has to be a number, found " + entry.getValue());
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
            return new JsonObject(JsonReader.object(Files.readString(inputs.file(file).path())));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": expected a JSON object; " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + ": expected a JSON object in UTF-8", e);
        }
    }
}
