package io.jenkins.plugins.mlops.steps.promote;

import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.VersionFacts;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.json.JsonWriter;
import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.results.BuildResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result document of a promotion (docs/result-format.md): one check for each metric that was compared. */
public final class PromotionDocument {
    private final String model;
    private final List<Comparison.Outcome> outcomes = new ArrayList<>();
    private String moved;

    PromotionDocument(String model) {
        this.model = model;
    }

    void compared(Comparison.Outcome outcome) {
        outcomes.add(outcome);
    }

    /** Says where the alias points now. */
    void moved(String message) {
        moved = message;
    }

    boolean holds() {
        return outcomes.stream().allMatch(Comparison.Outcome::holds);
    }

    int count(boolean holds) {
        return (int)
                outcomes.stream().filter(outcome -> outcome.holds() == holds).count();
    }

    Verdict verdict() {
        return moved != null ? Verdict.PASSED : Verdict.FAILED;
    }

    String message() {
        return moved != null
                ? moved
                : "the alias stays where it is: "
                        + outcomes.stream()
                                .filter(outcome -> !outcome.holds())
                                .findFirst()
                                .map(Comparison.Outcome::message)
                                .orElse("");
    }

    /** Writes result.json into the folder of the check. */
    void write(Path folder, ModelVersion version) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "mlops-result/1");
        tree.put("step", CheckKind.PROMOTE_MODEL.step());
        tree.put("verdict", verdict().name());
        tree.put("message", message());
        tree.put("created", Instant.now().toString());
        tree.put("subject", subject(version));
        List<Map<String, Object>> checks = new ArrayList<>();
        outcomes.forEach(outcome -> checks.add(check(outcome)));
        tree.put("checks", checks);
        tree.put("metrics", Map.of("version", version.number()));
        tree.put("sections", List.of(section(version)));
        tree.put("environment", Map.of("versions", Map.of("java", System.getProperty("java.version", ""))));
        tree.put("cut", List.of());
        Files.createDirectories(folder);
        Files.write(
                folder.resolve(BuildResults.DOCUMENT), JsonWriter.write(tree).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> subject(ModelVersion version) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("kind", "model");
        subject.put("name", model);
        if (version.digest() != null) { // of a version that something else registered with a server, it is not known
            subject.put("fingerprint", version.digest());
        }
        subject.put(
                "bytes",
                version.files().stream().mapToLong(file -> file.bytes()).sum());
        subject.put("files", List.of());
        return subject;
    }

    private static Map<String, Object> section(ModelVersion version) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("type", "version");
        section.put("title", "Version");
        section.put("data", VersionFacts.section(version, List.of()));
        return section;
    }

    private static String expected(Comparison.Outcome outcome) {
        Comparison asked = outcome.comparison();
        if (outcome.champion() == null) {
            return "any value";
        }
        double limit = asked.limit(outcome.champion());
        return (asked.higher() ? "at least " : "at most ") + Comparison.shown(limit);
    }

    private static Map<String, Object> check(Comparison.Outcome outcome) {
        Comparison asked = outcome.comparison();
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("id", "compare:" + asked.metric());
        check.put(
                "rule",
                "NotWorse \"" + asked.metric() + "\" " + (asked.higher() ? "higher" : "lower") + " is better"
                        + (asked.tolerance() > 0 ? ", tolerance " + asked.toleranceText() : ""));
        check.put("type", "NotWorse");
        check.put("dimension", "performance");
        check.put("severity", "error");
        check.put("verdict", (outcome.holds() ? Verdict.PASSED : Verdict.FAILED).name());
        check.put("observed", outcome.challenger());
        check.put("expected", expected(outcome));
        check.put("message", outcome.message());
        check.put("examples", List.of());
        return check;
    }
}
