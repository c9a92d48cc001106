package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A required result as an in-toto Statement v1 with the predicate test-result v0.1. A rule that could not be decided counts as one that warned: the
 * predicate knows nothing between passed and failed but that.
 */
final class TestResultStatement {
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://in-toto.io/attestation/test-result/v0.1";

    private TestResultStatement() {}

    static Map<String, Object> tree(RequiredResult result, List<FileEntry> files) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("_type", STATEMENT);
        tree.put(
                "subject",
                files.stream()
                        .map(file -> descriptor(file.path(), file.digest()))
                        .toList());
        tree.put("predicateType", PREDICATE);
        tree.put("predicate", predicate(result));
        return tree;
    }

    private static Map<String, Object> predicate(RequiredResult result) {
        List<String> passed = new ArrayList<>();
        List<String> warned = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        int number = 0;
        for (JsonObject check : result.checks()) {
            number++;
            List<String> list =
                    switch (check.text("verdict", "")) {
                        case "PASSED" -> passed;
                        case "FAILED" -> failed;
                        default -> warned;
                    };
            list.add(name(check, number));
        }
        Map<String, Object> document = descriptor("result.json", result.digest());
        document.put("mediaType", "application/json");
        document.put("annotations", Map.of("step", result.step()));
        Map<String, Object> predicate = new LinkedHashMap<>();
        predicate.put(
                "result",
                switch (result.verdict()) {
                    case "PASSED" -> "PASSED";
                    case "FAILED" -> "FAILED";
                    default -> "WARNED";
                });
        List<Map<String, Object>> configuration = new ArrayList<>(List.of(document));
        String subject = result.subject().text("fingerprint", "");
        if (Digests.isDigest(subject)) {
            configuration.add(descriptor(result.subject().text("name", "subject"), subject));
        }
        predicate.put("configuration", configuration);
        predicate.put("passedTests", passed);
        predicate.put("warnedTests", warned);
        predicate.put("failedTests", failed);
        return predicate;
    }

    /** The rule, or what else tells a check from the others: a test without a name says nothing. */
    private static String name(JsonObject check, int number) {
        for (String member : List.of("rule", "id")) {
            if (!check.text(member, "").isBlank()) {
                return check.text(member, "");
            }
        }
        return "check " + number;
    }

    /** A ResourceDescriptor of in-toto. */
    static Map<String, Object> descriptor(String name, String digest) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("name", name);
        descriptor.put("digest", Map.of("sha256", Digests.hex(digest)));
        return descriptor;
    }
}
