package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.performance.interval.Mover;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictScopesTest {
    private static final String DATA = "sha256:" + "d".repeat(64);
    private static final String MODEL = "sha256:" + "e".repeat(64);

    private static final String EXPLANATION = """
            {"format": "mlops-result/1", "step": "explainModel",
             "subject": {"kind": "model", "name": "model.json", "fingerprint": "%s", "rows": 4150},
             "build": {"url": "https://jenkins.example/job/train/7/", "name": "train #7"},
             "sections": [
               {"type": "performance", "data": {"rows": 4150, "confidence": 0.9, "metrics": [
                 {"key": "auc", "value": 0.7, "low": 0.68, "high": 0.72},
                 {"key": "rmse", "value": 2, "low": 1, "high": "Infinity"},
                 {"key": "mcc", "value": 0.9, "low": 0.1, "high": 0.2},
                 {"key": "f1", "value": 0.2},
                 {"value": 1, "low": 1, "high": 1}]}},
               {"type": "lineage", "data": {"nodes": [
                 {"id": "data", "kind": "dataset", "name": "test.csv", "detail": "%s"},
                 {"id": "model", "kind": "model", "name": "model.json"}]}}]}
            """.formatted(MODEL, DATA);

    private static VerdictScope of(String document) {
        return VerdictScopes.of(new JsonObject(JsonReader.object(document)), "explanation");
    }

    @Test
    void anExplanationTellsItsDataAndTheIntervalsThatAreSome() {
        VerdictScope scope = of(EXPLANATION);
        assertEquals(MODEL, scope.subject());
        assertEquals("train #7", scope.build().name());
        assertEquals(List.of(new CheckedData("test.csv", DATA, 4150L)), scope.data());
        assertEquals(
                Map.of("auc", new MetricInterval(0.7, 0.68, 0.72, 0.9)),
                scope.intervals(),
                "an end that is no number, a value outside, an end that is missing and a metric without a name are none");
    }

    @Test
    void aCheckOfDataTellsWhatItLookedAt() {
        VerdictScope scope = of("{\"subject\": {\"kind\": \"dataset\", \"name\": \"" + "n".repeat(999)
                + "\", \"fingerprint\": \"x\"}, \"sections\": \"none\"}");
        assertEquals(1, scope.data().size());
        assertEquals(301, scope.data().get(0).name().length());
        assertEquals(null, scope.data().get(0).fingerprint(), "what is no digest is none");
        assertEquals(null, scope.data().get(0).rows());
        assertTrue(scope.intervals().isEmpty());
    }

    @Test
    void whatIsWrittenIsRead() {
        VerdictScope scope = of(EXPLANATION);
        Map<String, Object> entry = new LinkedHashMap<>(Map.of("subject", scope.subject()));
        ScopeJson.put(scope, entry);
        assertEquals(scope, ScopeJson.read(new JsonObject(JsonReader.object(JsonWriter.write(entry)))));
    }

    @Test
    void anEntryFromBeforeHasItsSubjectAlone() {
        VerdictScope scope = ScopeJson.read(new JsonObject(Map.of("subject", DATA)));
        assertEquals(new VerdictScope(DATA, null, BuildInfo.NONE, List.of(), Map.of()), scope);
        Map<String, Object> entry = new LinkedHashMap<>();
        ScopeJson.put(scope, entry);
        assertTrue(entry.isEmpty(), "and keeps its bytes");
    }

    /** The example of Newcombe (Statistics in Medicine 1998, table II, method 10): 56 of 70 against 48 of 80. */
    @Test
    void theDifferenceHasNewcombesLimits() {
        MetricInterval before = new MetricInterval(0.6, 0.4904, 0.7003, 0.95);
        MetricInterval after = new MetricInterval(0.8, 0.6918, 0.8769, 0.95);
        MetricChange change = MetricChange.of(before, after);
        assertEquals(0.2, change.value(), 1e-12);
        assertEquals(0.0524, change.low(), 2e-4);
        assertEquals(0.3339, change.high(), 2e-4);
        Estimate same = Mover.difference(new Estimate(0.8, 0.6918, 0.8769), new Estimate(0.6, 0.4904, 0.7003));
        assertEquals(new MetricChange(same.value(), same.low(), same.high()), change, "as the engine's own");
        assertTrue(change.isDistinguishable(), "although the two intervals overlap");
        assertTrue(MetricChange.of(after, before).isDistinguishable());
        assertFalse(MetricChange.of(before, before).isDistinguishable());
        assertFalse(MetricChange.of(before, new MetricInterval(0.65, 0.55, 0.75, 0.95))
                .isDistinguishable());
    }
}
