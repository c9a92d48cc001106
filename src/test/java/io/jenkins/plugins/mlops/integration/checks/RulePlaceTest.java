package io.jenkins.plugins.mlops.integration.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which broken rules are marked beside the sources: those of a file below the workspace, and no others. */
class RulePlaceTest {
    @TempDir
    Path folder;

    private List<RulePlace> places(Map<String, Object>... checks) throws IOException {
        Path document = folder.resolve("result.json");
        Files.writeString(document, JsonWriter.write(Map.of("checks", List.of(checks))));
        return RulePlace.of(document);
    }

    private static Map<String, Object> check(String verdict, Object file, Object line) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("file", file);
        source.put("line", line);
        return Map.of("verdict", verdict, "rule", "IsComplete \"age\"", "message", "1 row has none", "source", source);
    }

    @Test
    void aBrokenRuleOfAContract() throws IOException {
        assertEquals(
                List.of(
                        new RulePlace(Verdict.FAILED, "IsComplete \"age\"", "1 row has none", "rules/people.dqdl", 7),
                        new RulePlace(
                                Verdict.WARNING, "IsComplete \"age\"", "1 row has none", "contract v2.odcs.yaml", 1)),
                places(
                        check("FAILED", "rules/people.dqdl", 7),
                        check("PASSED", "rules/people.dqdl", 8),
                        check("WARNING", "contract v2.odcs.yaml", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules",
                "rule 1",
                "built in",
                "/etc/passwd.txt",
                "../other.yaml",
                "a/../../b.yaml",
                "C:\\x.yaml",
                "a\nb.yaml",
                "javascript:alert.js",
                ""
            })
    void whatIsNoFileBelowTheWorkspace(String file) throws IOException {
        assertEquals(List.of(), places(check("FAILED", file, 1)));
    }

    @Test
    void whatIsNotWhole() throws IOException {
        assertEquals(
                List.of(),
                places(
                        check("FAILED", "a.yaml", 0),
                        check("FAILED", 7, 1),
                        check("FAILED", "a.yaml", "1"),
                        Map.of("verdict", "FAILED")));
        Files.writeString(folder.resolve("result.json"), "{\"checks\": [{\"verdict\": \"NEW\"}]}");
        assertEquals(List.of(), RulePlace.of(folder.resolve("result.json")));
        Files.writeString(folder.resolve("result.json"), "{");
        assertEquals(List.of(), RulePlace.of(folder.resolve("result.json")));
        assertEquals(List.of(), RulePlace.of(folder.resolve("none.json")));
    }

    @Test
    @SuppressWarnings("unchecked")
    void noMoreThanARequestTakes() throws IOException {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (int i = 1; i <= 80; i++) {
            checks.add(check("FAILED", "a.yaml", i));
        }
        assertEquals(50, places(checks.toArray(new Map[0])).size());
    }
}
