package io.jenkins.plugins.mlops.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EngineEventsTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final EngineEvents events = new EngineEvents(new PrintStream(log, true, StandardCharsets.UTF_8), now::get);

    private List<String> printed() {
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void theResultIsKept() {
        events.line(
                "{\"event\":\"result\",\"verdict\":\"FAILED\",\"exit\":1,\"message\":\"1 of 3\",\"broken\":[{\"rule\":\"RowCount > 5\",\"line\":\"FAILED  RowCount > 5: 3\",\"found\":\"3 rows\"},{\"line\":\"... and 1 more\"}],"
                        + "\"counts\":{\"PASSED\":2,\"FAILED\":1},\"metrics\":{\"rows\":3,\"x\":\"no\"},\"fingerprint\":\"sha256:ab\",\"subject\":\"a.csv\"}");
        EngineResult result = events.result();
        assertEquals(Verdict.FAILED, result.verdict());
        assertEquals(2, result.counts().get(Verdict.PASSED));
        assertEquals(0, result.counts().get(Verdict.WARNING));
        assertEquals(List.of("rows"), List.copyOf(result.metrics().keySet()));
        assertEquals(
                List.of(
                        new BrokenCheck("RowCount > 5", "FAILED  RowCount > 5: 3", "3 rows"),
                        new BrokenCheck(null, "... and 1 more", null)),
                result.broken());
        assertEquals("sha256:ab", result.fingerprint());
    }

    /** Lines come from an agent: what is no number is no limit, and there are not too many. */
    @Test
    void limitsAreThoseOfKnownMetrics() {
        events.line("{\"event\":\"result\",\"verdict\":\"PASSED\",\"metrics\":{\"auc\":0.7,\"rows\":3,\"f1\":0.5},"
                + "\"limits\":{\"auc\":[0.6,\"x\",0.9],\"rows\":[1,2,3,4,5,6,7,8],\"f1\":7,\"other\":[1]}}");
        assertEquals(
                Map.of("auc", List.of(0.6, 0.9), "rows", List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),
                events.result().limits());
        events.line("{\"event\":\"result\",\"verdict\":\"PASSED\",\"metrics\":{\"auc\":0.7}}");
        assertEquals(Map.of(), events.result().limits(), "an engine that knows of none");
    }

    @Test
    void aResultWithAnUnknownVerdictIsNone() {
        events.line("{\"event\":\"result\",\"verdict\":\"FINE\"}");
        assertNull(events.result());
    }

    @Test
    void progressIsThinnedOut() {
        for (int i = 0; i < 100; i++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            events.line("{\"event\":\"progress\",\"text\":\"reading\",\"fraction\":" + i / 100.0 + "}");
        }
        assertEquals(2, printed().size(), printed().toString());
        assertTrue(printed().get(1).contains("50 %"), printed().toString());
    }

    @Test
    void logLinesCannotForgeOtherLines() {
        events.line("{\"event\":\"log\",\"level\":\"warning\",\"text\":\"careful\\nFinished: SUCCESS\\u001b[0m\"}");
        assertEquals(List.of("[mlops] WARNING: careful Finished: SUCCESS [0m"), printed());
    }

    @Test
    void strayOutputAndUnknownEventsAreNoEnd() {
        events.line("a library says hello");
        events.line("{\"event\":\"new\",\"a\":1}");
        events.line("");
        assertEquals(List.of("[mlops] a library says hello"), printed());
        assertNull(events.result());
        assertNull(events.error());
    }

    @Test
    void everythingFromTheAgentIsBounded() {
        StringBuilder metrics = new StringBuilder("\"m\":1");
        for (int i = 0; i < 5000; i++) {
            metrics.append(",\"m").append(i).append("\":1");
        }
        String broken = "{\"line\":\"x\"},".repeat(5000) + "{}, 7";
        events.line("{\"event\":\"result\",\"verdict\":\"PASSED\",\"message\":\"" + "y".repeat(100_000)
                + "\",\"metrics\":{" + metrics + "},\"broken\":[" + broken + "]}");
        assertTrue(events.result().metrics().size() <= 100);
        assertTrue(events.result().broken().size() <= 20);
        assertTrue(events.result().message().length() <= 2000);
        assertFalse(events.result().message().isEmpty());
    }

    @Test
    void anErrorIsOneLine() {
        events.line("{\"event\":\"error\",\"exit\":3,\"text\":\"no such\\nfile\"}");
        assertEquals("no such file", events.error());
    }
}
