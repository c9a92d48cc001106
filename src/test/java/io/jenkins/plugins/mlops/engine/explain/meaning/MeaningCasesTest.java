package io.jenkins.plugins.mlops.engine.explain.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.mlops.engine.cli.Explained;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models of src/test/fixtures/meaning_models.py, whose outputs are easily misunderstood: metrics equal those that scikit-learn and Fairlearn give on
 * the origin library's own predictions, and those predictions, which stand in the data, equal ours.
 */
class MeaningCasesTest {
    @TempDir
    private Path folder;

    static Stream<JsonNode> cases() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        for (String file : List.of("cases.json", "cases-old.json")) {
            new ObjectMapper()
                    .readTree(Explained.file("meaning/" + file).toFile())
                    .forEach(cases::add);
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void meansWhatItsLibraryMeans(String name, JsonNode one) throws IOException {
        Path data = Explained.file("meaning/" + one.get("data").asText());
        String header = Files.readAllLines(data).get(0);
        List<String> options = new ArrayList<>();
        one.get("options").forEach(option -> options.add(option.asText()));
        for (String column : List.of("p", "q", "r")) {
            if (header.matches(".*\\b" + column + "\\b.*")) {
                options.addAll(List.of("--prediction", column));
            }
        }
        options.addAll(List.of("--rule", "LeakageShare <= 1"));
        one.path("fairness")
                .fields()
                .forEachRemaining(rule -> options.addAll(List.of("--rule", rule.getKey() + " \"g\" >= 0")));
        Explained explained = Explained.run(
                folder,
                Explained.file("meaning/" + one.get("model").asText()),
                data,
                one.get("target").asText(),
                options.toArray(String[]::new));
        one.get("metrics").fields().forEachRemaining(metric -> {
            try {
                double expected = metric.getValue().doubleValue();
                assertEquals(
                        expected, explained.metric(metric.getKey()), 1e-6 * Math.max(1, expected), metric.getKey());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        one.path("fairness").fields().forEachRemaining(rule -> {
            try {
                Check check = explained.document().checks().stream()
                        .filter(each -> each.type().equals(rule.getKey()))
                        .findFirst()
                        .orElseThrow();
                assertEquals(
                        rule.getValue().doubleValue(), ((Number) check.observed()).doubleValue(), 1e-9, rule.getKey());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Check recorded = explained.check("recorded-predictions").orElseThrow();
        assertEquals(Verdict.PASSED, recorded.verdict(), recorded.message());
        assertEquals(Verdict.PASSED, explained.check("additivity").orElseThrow().verdict());
        assertTrue(explained.fact("task").toString().contains("("), "the result says who decided the task");
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> named() throws IOException {
        return cases().map(one ->
                org.junit.jupiter.params.provider.Arguments.of(one.get("name").asText(), one));
    }
}
