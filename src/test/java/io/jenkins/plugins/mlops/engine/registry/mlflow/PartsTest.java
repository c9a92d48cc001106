package io.jenkins.plugins.mlops.engine.registry.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Addresses, credentials, pauses and the history of an alias. */
class PartsTest {
    @Test
    void addresses() {
        assertEquals(
                "https://mlflow.example/base",
                ServerAddress.parse(" https://mlflow.example/base/ ").toString());
        for (String bad : new String[] {
            "https://user:hidden@mlflow.example",
            "https://hidden@mlflow.example/",
            "https://us er:hidden@x",
            "ftp://mlflow.example",
            "https:///x",
            "https://x/?token=hidden",
            "mlflow"
        }) {
            String line = assertThrows(BadInputException.class, () -> ServerAddress.parse(bad))
                    .getMessage();
            assertFalse(line.contains("hidden"), line);
        }
    }

    @Test
    void credentialsStandInNoText() {
        MlflowCredentials token = MlflowCredentials.of(Map.of(
                "MLFLOW_TRACKING_TOKEN", "abcdef", "MLFLOW_TRACKING_USERNAME", "u", "MLFLOW_TRACKING_PASSWORD", "p"));
        assertEquals("Bearer abcdef", token.header());
        MlflowCredentials basic =
                MlflowCredentials.of(Map.of("MLFLOW_TRACKING_USERNAME", "user", "MLFLOW_TRACKING_PASSWORD", "pa:ss"));
        assertEquals("Basic dXNlcjpwYTpzcw==", basic.header());
        assertEquals("user and password", basic.toString());
        assertEquals("said **** and ****", basic.scrub("said pa:ss and dXNlcjpwYTpzcw=="));
        assertFalse(MlflowCredentials.of(Map.of()).given());
    }

    @Test
    void pausesGrowAndAreBounded() {
        RetryPolicy patience = RetryPolicy.USUAL;
        Random random = new Random(1);
        for (int attempt = 1; attempt < 40; attempt++) {
            Duration bound = Duration.ofSeconds(Math.min(30, 1L << Math.min(attempt - 1, 10)));
            Duration pause = patience.pause(attempt, Optional.empty(), random);
            assertTrue(pause.compareTo(bound) <= 0 && pause.compareTo(bound.dividedBy(2)) >= 0, attempt + ": " + pause);
        }
        assertEquals(Duration.ofSeconds(7), patience.pause(1, Optional.of(Duration.ofSeconds(7)), random));
        assertFalse(patience.bearable(Duration.ofHours(1)));
        Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        assertEquals(
                Optional.of(Duration.ofSeconds(90)),
                RetryPolicy.asked(Optional.of("Thu, 01 Jan 2026 00:01:30 GMT"), clock));
        assertEquals(
                Optional.of(Duration.ZERO), RetryPolicy.asked(Optional.of("Wed, 31 Dec 2025 00:00:00 GMT"), clock));
        assertEquals(Optional.of(Duration.ofSeconds(3)), RetryPolicy.asked(Optional.of(" 3 "), clock));
        assertEquals(Optional.empty(), RetryPolicy.asked(Optional.of("soon"), clock));
    }

    @Test
    void anAliasMovedBySomebodyElseIsBelieved() {
        assertEquals(List.of(3, 7, 9), AliasHistory.parse("3,7", 7).with(9).versions());
        assertEquals(List.of(3, 7), AliasHistory.parse("3,7,9", 7).versions(), "announced, never made");
        assertEquals(List.of(3, 7, 8), AliasHistory.parse("3,7", 8).versions(), "moved elsewhere");
        assertEquals(List.of(), AliasHistory.parse("3,7", 0).versions());
        assertEquals(3, AliasHistory.parse("3,7", 7).before());
        assertEquals(0, AliasHistory.parse("junk,,x", 7).before());
    }

    @Test
    void nobodyThereIsTold() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        RetryPolicy quick = new RetryPolicy(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                2,
                Duration.ofMillis(1),
                Duration.ofMillis(1));
        MlflowClient client =
                new MlflowClient(ServerAddress.parse("http://127.0.0.1:" + port), MlflowCredentials.NONE, quick);
        String line = assertThrows(MlflowException.class, () -> client.get("experiments/search", Map.of()))
                .getMessage();
        assertTrue(line.contains("cannot be reached") && line.contains("asked 2 times"), line);
    }

    @Test
    void manyPartsBecomeLargerOnes() {
        assertEquals(64L << 20, PartSize.USUAL.of(4L << 30));
        long huge = 5L << 40;
        assertTrue(huge / PartSize.USUAL.of(huge) <= 10_000);
    }
}
