package io.jenkins.plugins.mlops.engine.registry.mlflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The MLflow store against a small server that can be made to fail. MlflowServerTest does the same against real ones. */
class MlflowStoreTest {
    private static final RetryPolicy QUICK = new RetryPolicy(
            Duration.ofSeconds(5),
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            3,
            Duration.ofMillis(1),
            Duration.ofMillis(5));
    private static final DecisionMaker SOMEBODY = new DecisionMaker("somebody", BuildInfo.NONE, null);
    private static final PartSize NO_PARTS = new PartSize(Long.MAX_VALUE, 1 << 20);

    @TempDir
    Path folder;

    private FakeMlflow server;
    private byte[] content;

    @BeforeEach
    void start() throws IOException {
        server = new FakeMlflow();
        content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        Files.write(folder.resolve("model.bin"), content);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private MlflowStore store(PartSize parts) {
        return new MlflowStore(
                ServerAddress.parse(server.url()),
                MlflowCredentials.bearer("very-secret-token"),
                QUICK,
                parts,
                Evidence.unsigned());
    }

    private static RegistrationRequest request(String build) {
        return RegistrationRequest.of("credit risk", "somebody")
                .from(new BuildInfo(build, "job #7", "abc", "main"))
                .with(Map.of("Auc", 0.8));
    }

    private StoredVersion register(MlflowStore store, RegistrationRequest request) throws IOException {
        try (ModelUpload intake = store.take(new TreeMap<>(Map.of("sub/model.bin", folder.resolve("model.bin"))))) {
            return intake.register(request);
        }
    }

    private String refused(PartSize parts) {
        IOException problem =
                assertThrows(IOException.class, () -> register(store(parts), request("https://ci.example/7/")));
        assertEquals(1, problem.getMessage().lines().count());
        assertFalse(problem.getMessage().contains("secret"), problem.getMessage());
        assertTrue(server.versions.isEmpty(), "no version without its files");
        return problem.getMessage();
    }

    @Test
    void theSameBytesFromTheSameBuildAreOneVersion() throws IOException {
        StoredVersion first = register(store(NO_PARTS), request("https://ci.example/7/"));
        assertEquals(1, first.number());
        assertEquals("models:/credit risk/1", first.uri());
        assertEquals(server.url() + "/#/models/credit%20risk/versions/1", first.url());
        assertEquals(Map.of("Auc", 0.8), first.version().metrics());
        assertEquals("abc", first.version().build().commit());
        assertArrayEquals(content, server.files.get("1/run1/artifacts/model/sub/model.bin"));
        assertEquals(
                "mlflow-artifacts:/1/run1/artifacts/model",
                server.versions.get(0).get("source"));
        assertEquals("FINISHED", server.ended.get("run1"));
        assertEquals(first, register(store(NO_PARTS), request("https://ci.example/7/")));
        assertEquals(
                2, register(store(NO_PARTS), request("https://ci.example/8/")).number());
        assertTrue(
                server.authorizations.stream().allMatch(line -> line.endsWith("Bearer very-secret-token")),
                server.authorizations.toString());
    }

    @Test
    void aBusyServerIsAskedAgain() throws IOException {
        AtomicInteger left = new AtomicInteger(2);
        server.trouble = (exchange, call) -> {
            if (!call.equals("POST model-versions/create") || left.getAndDecrement() <= 0) {
                return false;
            }
            exchange.getResponseHeaders().add("Retry-After", "0");
            FakeMlflow.send(exchange, left.get() == 1 ? 429 : 503, "text/plain", "later");
            return true;
        };
        assertEquals(
                1, register(store(NO_PARTS), request("https://ci.example/7/")).number());
        assertEquals(3, server.count("POST model-versions/create"));
        server.trouble = (exchange, call) -> {
            exchange.getResponseHeaders().add("Retry-After", "86400");
            FakeMlflow.send(exchange, 429, "text/plain", "tomorrow");
            return true;
        };
        IOException problem =
                assertThrows(IOException.class, () -> register(store(NO_PARTS), request("https://ci.example/8/")));
        assertTrue(problem.getMessage().contains("429") && problem.getMessage().contains("busy"), problem.getMessage());
    }

    @Test
    void aServerThatFailsIsToldInOneLine() {
        server.trouble = (exchange, call) -> {
            if (call.equals("POST runs/create")) {
                FakeMlflow.send(
                        exchange,
                        500,
                        Map.of("error_code", "INTERNAL_ERROR", "message", "no disk for very-secret-token\nat line 7"));
                return true;
            }
            return false;
        };
        String line = refused(NO_PARTS);
        assertTrue(line.contains("INTERNAL_ERROR: no disk for ****") && line.contains("[runs/create]"), line);
        assertEquals(3, server.count("POST runs/create"));
    }

    @Test
    void aPageIsNoMlflow() {
        server.trouble = (exchange, call) -> {
            FakeMlflow.send(exchange, 200, "text/html", "<html>Sign in</html>");
            return true;
        };
        assertTrue(refused(NO_PARTS).contains("a page (HTML); is this the address of an MLflow server?"));
    }

    @Test
    void refusedCredentialsAreToldWithoutThem() throws IOException {
        server.trouble = (exchange, call) -> {
            FakeMlflow.send(exchange, 401, "text/html", "You are not authenticated, very-secret-token");
            return true;
        };
        assertTrue(refused(NO_PARTS).contains("refuses the token (401)"));
        server.trouble = (exchange, call) -> {
            FakeMlflow.send(exchange, 403, "text/html", "Permission denied");
            return true;
        };
        assertTrue(refused(NO_PARTS)
                .contains("does not allow this with the token (403); their user may lack a permission there"));
        server.trouble = (exchange, call) -> {
            FakeMlflow.send(exchange, 401, "text/html", "You are not authenticated");
            return true;
        };
        MlflowStore nobody = new MlflowStore(
                ServerAddress.parse(server.url()), MlflowCredentials.NONE, QUICK, NO_PARTS, EvidenceMaker.NONE);
        IOException problem = assertThrows(IOException.class, () -> register(nobody, request("https://ci.example/7/")));
        assertTrue(
                problem.getMessage().contains("wants credentials (401); set MLFLOW_TRACKING_TOKEN"),
                problem.getMessage());
    }

    @Test
    void aServerThatStallsIsLeft() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        Files.write(folder.resolve("model.bin"), new byte[40_000_000]); // more than the system's buffers hold
        server.trouble = (exchange, call) -> {
            if (call.equals("PUT artifacts")) {
                end.await();
            }
            return false;
        };
        String line = refused(NO_PARTS);
        end.countDown();
        assertTrue(line.contains("took no more bytes for 400 ms after ") && line.contains("asked 3 times"), line);
        assertEquals("FAILED", server.ended.get("run1"));
    }

    @Test
    void aConnectionThatBreaksInAnUploadIsMadeAgain() throws IOException {
        AtomicInteger left = new AtomicInteger(1);
        server.trouble = (exchange, call) -> {
            if (!call.equals("PUT artifacts") || left.getAndDecrement() <= 0) {
                return false;
            }
            exchange.getRequestBody().readNBytes(1_000_000);
            return true;
        };
        assertEquals(
                1, register(store(NO_PARTS), request("https://ci.example/7/")).number());
        assertArrayEquals(content, server.files.get("1/run1/artifacts/model/sub/model.bin"));
        left.set(100);
        IOException problem =
                assertThrows(IOException.class, () -> register(store(NO_PARTS), request("https://ci.example/8/")));
        assertTrue(
                problem.getMessage()
                        .matches(
                                "MLflow at http://127.0.0.1:\\d+ closed the connection.* after \\d+ bytes, asked 3 times \\[upload of model/sub/model.bin\\]"),
                problem.getMessage());
        assertEquals("FAILED", server.ended.get("run2"));
        assertEquals(1, server.versions.size());
    }

    @Test
    void aVersionWhoseAnswerWasLostIsFound() throws IOException {
        server.trouble = (exchange, call) -> {
            if (call.equals("POST model-versions/create")) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                server.version(new JsonObject(io.jenkins.plugins.mlops.json.JsonReader.object(body)));
                return true; // made, and not answered
            }
            return false;
        };
        assertEquals(
                1, register(store(NO_PARTS), request("https://ci.example/7/")).number());
        assertEquals(1, server.versions.size());
    }

    @Test
    void ofTwoAtOnceTheFirstCounts() throws IOException {
        server.trouble = (exchange, call) -> {
            if (call.equals("POST model-versions/create") && server.versions.isEmpty()) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                server.version(
                        new JsonObject(io.jenkins.plugins.mlops.json.JsonReader.object(body))); // somebody else's
                FakeMlflow.send(
                        exchange,
                        200,
                        Map.of(
                                "model_version",
                                server.version(new JsonObject(io.jenkins.plugins.mlops.json.JsonReader.object(body)))));
                return true;
            }
            return false;
        };
        assertEquals(
                1, register(store(NO_PARTS), request("https://ci.example/7/")).number());
        assertEquals(1, server.versions.size(), "ours went");
    }

    @Test
    void aFileThatChangesIsNotRegistered() throws IOException {
        try (ModelUpload intake =
                store(NO_PARTS).take(new TreeMap<>(Map.of("model.bin", folder.resolve("model.bin"))))) {
            content[17]++;
            Files.write(folder.resolve("model.bin"), content);
            IOException problem =
                    assertThrows(IOException.class, () -> intake.register(request("https://ci.example/7/")));
            assertTrue(problem.getMessage().contains("changed while it was registered"), problem.getMessage());
        }
        assertTrue(server.versions.isEmpty());
    }

    @Test
    void partsWhereTheStoreTakesThemElseOnePiece() throws IOException {
        PartSize small = new PartSize(2_000_000, 1_000_000);
        assertEquals(1, register(store(small), request("https://ci.example/7/")).number());
        assertEquals(1, server.count("POST mpu/create"));
        assertArrayEquals(content, server.files.get("1/run1/artifacts/model/sub/model.bin"), "501: in one piece");

        server.multipart = true;
        AtomicInteger left = new AtomicInteger(1);
        server.trouble = (exchange, call) -> {
            if (exchange.getRequestURI().getPath().equals("/store/2") && left.getAndDecrement() > 0) {
                exchange.getRequestBody().readNBytes(1000);
                return true;
            }
            return false;
        };
        assertEquals(2, register(store(small), request("https://ci.example/8/")).number());
        for (int part = 0; part < 3; part++) {
            assertArrayEquals(
                    Arrays.copyOfRange(content, part * 1_000_000, (part + 1) * 1_000_000),
                    server.files.get("store/" + (part + 1)));
        }
        assertTrue(new String(server.files.get("complete"), StandardCharsets.UTF_8)
                .contains("\"etag\":\"etag-/store/3\""));
        assertTrue(server.authorizations.contains("PUT /store null"), "the store must not see the token");
        assertFalse(server.authorizations.contains("PUT /store Bearer very-secret-token"));
    }

    @Test
    void partsThatCannotBeSentAreTakenBack() {
        server.multipart = true;
        server.trouble = (exchange, call) -> {
            if (call.equals("PUT /store")) {
                FakeMlflow.send(exchange, 403, "text/xml", "<Error>expired</Error>");
                return true;
            }
            return false;
        };
        String line = refused(new PartSize(2_000_000, 1_000_000));
        assertTrue(line.contains("a store that answers 403") && line.contains("part 1 of"), line);
        assertEquals(1, server.count("POST mpu/abort"));
    }

    @Test
    void pagesAreReadToTheEnd() throws IOException {
        MlflowModels models =
                new MlflowModels(new MlflowClient(ServerAddress.parse(server.url()), MlflowCredentials.NONE, QUICK));
        for (int i = 0; i < 7; i++) {
            server.version(JsonObject.of(Map.of(
                    "name", "m", "tags", List.of(Map.of("key", "mlops.key", "value", i == 3 ? "other" : "same")))));
        }
        assertEquals(
                List.of(1, 2, 3, 5, 6, 7),
                models.tagged("mlops.key", "same").stream()
                        .map(MlflowModels::number)
                        .toList());
        server.trouble = (exchange, call) -> {
            FakeMlflow.send(exchange, 200, Map.of("model_versions", List.of(), "next_page_token", "again"));
            return true;
        };
        IOException problem = assertThrows(IOException.class, () -> models.tagged("mlops.key", "same"));
        assertTrue(problem.getMessage().contains("same page again and again"), problem.getMessage());
    }

    @Test
    void batchesKeepWithinTheLimits() throws IOException {
        Map<String, Double> metrics = new TreeMap<>();
        Map<String, String> params = new TreeMap<>();
        for (int i = 0; i < 2_500; i++) {
            metrics.put("share \"" + i + "\"", (double) i);
        }
        for (int i = 0; i < 250; i++) {
            params.put("p" + i, "x".repeat(5_999));
        }
        RegistrationRequest request = new RegistrationRequest(
                new ModelName("m"),
                "somebody",
                BuildInfo.NONE,
                new ModelDescription(null, metrics, params, Map.of(), List.of(), null),
                List.of());
        register(store(NO_PARTS), request);
        assertEquals(List.of(1000, 1000, 500, 100, 100, 50), server.batches);
        assertEquals(7.0, server.metrics.get("share _7_"), "characters that MLflow refuses");
    }

    @Test
    void aliasesGoForwardAndBack() throws IOException {
        MlflowStore store = store(NO_PARTS);
        ModelName name = new ModelName("credit risk");
        for (int build = 1; build <= 3; build++) {
            register(store, request("https://ci.example/" + build + "/"));
        }
        store.alias(name, "champion", 1, SOMEBODY);
        assertEquals(1, store.version(name, "champion").number());
        assertEquals(
                1,
                store.promote(name, "champion", 2, List.of(Comparison.parse("Auc")), SOMEBODY)
                        .size());
        assertEquals(2, server.aliases.get("champion"));
        assertFalse(store.promote(name, "champion", 3, List.of(Comparison.parse("Recall")), SOMEBODY)
                .get(0)
                .holds());
        assertEquals(2, server.aliases.get("champion"), "stays");
        assertEquals(
                List.of(new ListedModel("credit risk", 3, new TreeMap<>(Map.of("champion", 2)))), store.models(10));
        store.alias(name, "champion", 3, SOMEBODY);
        assertEquals(2, store.rollback(name, "champion", SOMEBODY));
        assertEquals(1, store.rollback(name, "champion", SOMEBODY));
        assertThrows(BadInputException.class, () -> store.rollback(name, "champion", SOMEBODY));
        store.unalias(name, "champion", SOMEBODY);
        assertTrue(store.aliases(name).isEmpty());
        assertThrows(BadInputException.class, () -> store.version(name, "champion"));
    }

    @Test
    void whatAPersonReadsSaysWhereAVersionComesFrom() throws IOException {
        byte[] result =
                ("{\"format\": \"mlops-result/1\", \"step\": \"validateData\", \"verdict\": \"PASSED\", \"message\": \"<b>17</b> rules\\nhold\"}")
                        .getBytes(StandardCharsets.UTF_8);
        RegistrationRequest request = request("https://ci.example/job/train_it/7/");
        request = new RegistrationRequest(
                request.name(),
                request.by(),
                request.build(),
                request.description().withScan(Map.of("verdict", "PASSED")),
                List.of(new VerdictDocument("data", result)));
        register(store(NO_PARTS).inExperiment(" risk models "), request);
        assertEquals(List.of("risk models"), server.experiments);
        assertEquals(List.of("job #7"), server.runNames);
        assertTrue(
                server.modelDescription.startsWith("Registered by https://ci.example/job/train\\_it/."),
                server.modelDescription);
        assertEquals(
                "Registered by job \\#7, https://ci.example/job/train\\_it/7/\nCommit abc of main\n"
                        + "- validateData: PASSED, \\<b\\>17\\</b\\> rules hold\n- scan: PASSED",
                server.versions.get(0).get("description"));
        register(store(NO_PARTS), request("https://ci.example/8/"));
        assertEquals(List.of("risk models", "credit risk"), server.experiments, "else called like the model");
    }

    @Test
    void aDescriptionKeepsWithinMlflowsLimit() {
        List<VerdictEntry> many = Collections.nCopies(
                100,
                new VerdictEntry("validateData", "PASSED", "long ".repeat(50), null, "sha256:" + "0".repeat(64), 1));
        String text = MlflowDescription.version(request("https://ci.example/1/"), many);
        assertEquals(MlflowDescription.LONGEST, text.length());
        assertTrue(text.endsWith(" ..."), text);
        assertEquals("", MlflowDescription.version(RegistrationRequest.of("m", null), List.of()));
    }

    @Test
    void aBaselineComesBackWholeOrNotAtAll() throws IOException {
        Path baseline = Files.writeString(folder.resolve("b.json"), "{\"rows\": 7}");
        MlflowStore store = store(NO_PARTS);
        ModelVersion own;
        try (ModelUpload intake = store.take(
                new TreeMap<>(Map.of("sub/model.bin", folder.resolve("model.bin"), "sub/baseline.json", baseline)))) {
            own = intake.register(request("https://ci.example/1/")).version();
        }
        assertEquals("{\"rows\": 7}", new String(store.companion(own, "baseline.json"), StandardCharsets.UTF_8));
        assertNull(store.companion(own, "roles.json"));
        assertFalse(own.tags().toString().contains("companion"), "labels of the user");

        server.files.put("1/run1/artifacts/model/sub/baseline.json", "{}".getBytes(StandardCharsets.UTF_8));
        BadInputException changed = assertThrows(BadInputException.class, () -> store.companion(own, "baseline.json"));
        assertTrue(changed.getMessage().contains("sub/baseline.json"), changed.getMessage());
        assertTrue(changed.getMessage().endsWith("is not the file that was registered"), changed.getMessage());

        // A version that somebody else made: no tags, the file at the top of its folder.
        server.version(new JsonObject(Map.of("name", "credit risk", "source", "mlflow-artifacts:/2/x/artifacts/m")));
        ModelVersion foreign = store.version(new ModelName("credit risk"), "2").version();
        assertNull(store.companion(foreign, "baseline.json"));
        server.files.put("2/x/artifacts/m/baseline.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals("{}", new String(store.companion(foreign, "baseline.json"), StandardCharsets.UTF_8));

        // Elsewhere than behind the server.
        server.version(new JsonObject(Map.of("name", "credit risk", "source", "s3://bucket/m")));
        ModelVersion elsewhere =
                store.version(new ModelName("credit risk"), "3").version();
        IOException told = assertThrows(IOException.class, () -> store.companion(elsewhere, "baseline.json"));
        assertTrue(told.getMessage().contains("keeps files at s3:"), told.getMessage());
        assertEquals(1, told.getMessage().lines().count());
    }

    @Test
    void credentialsGoToNoOtherHost() throws IOException {
        try (FakeMlflow other = new FakeMlflow()) {
            server.trouble = (exchange, call) -> {
                exchange.getResponseHeaders().add("Location", other.url() + "/login?token=very-secret-token");
                FakeMlflow.send(exchange, 307, "text/plain", "");
                return true;
            };
            String line = refused(NO_PARTS);
            assertTrue(line.contains("redirects to " + other.url() + ";"), line);
            assertTrue(other.calls.isEmpty());
            server.trouble = (exchange, call) -> {
                if (call.equals("POST runs/create")) {
                    FakeMlflow.send(
                            exchange,
                            200,
                            Map.of(
                                    "run",
                                    Map.of(
                                            "info",
                                            Map.of(
                                                    "run_id",
                                                    "r",
                                                    "artifact_uri",
                                                    "mlflow-artifacts://elsewhere.example/1/r/artifacts"))));
                    return true;
                }
                return false;
            };
            assertTrue(refused(NO_PARTS).contains("other host elsewhere.example"));
        }
    }

    @Test
    void aTokenThatCannotBeSentIsNotRepeated() {
        for (String token : List.of("very secret", "very\nsecret", "secr\u00e9t", " ")) {
            String line = assertThrows(BadInputException.class, () -> MlflowCredentials.bearer(token))
                    .getMessage();
            assertFalse(line.contains("secr"), line);
            assertEquals(1, line.lines().count());
        }
        assertEquals("Bearer abc", MlflowCredentials.bearer("abc\n").header(), "a line end after it comes from a form");
    }

    @Test
    void aPathThatLeavesTheRunIsRefusedBeforeAnythingIsAsked() {
        for (String path : List.of("../x", "a/../../x", "/etc/passwd", "a//b", "C:x", "a\\b", " ")) {
            assertThrows(
                    BadInputException.class,
                    () -> store(NO_PARTS).take(new TreeMap<>(Map.of(path, folder.resolve("model.bin")))),
                    path);
        }
        assertEquals(List.of(), server.calls);
    }

    @Test
    void aProbeAsksOnceAndSaysWhatToDoWithoutCredentials() throws IOException {
        MlflowProbe.ask(ServerAddress.parse(server.url()), MlflowCredentials.bearer("very-secret-token"));
        server.trouble = (exchange, call) -> {
            FakeMlflow.send(exchange, 401, "text/html", "<p>no</p>");
            return true;
        };
        IOException problem = assertThrows(
                MlflowException.class,
                () -> MlflowProbe.ask(ServerAddress.parse(server.url()), MlflowCredentials.none("choose some")));
        assertTrue(problem.getMessage().contains("wants credentials (401); choose some"), problem.getMessage());
        assertEquals(2, server.count("GET registered-models/search"));
    }

    @Test
    void aRegistrationThatIsStoppedMarksItsRunAsFailed() {
        Thread registering = Thread.currentThread();
        server.trouble = (exchange, call) -> {
            if (call.equals("PUT artifacts")) {
                registering.interrupt();
            }
            return false;
        };
        assertThrows(IOException.class, () -> register(store(NO_PARTS), request("https://ci.example/7/")));
        assertTrue(Thread.interrupted(), "whoever called is told, too");
        assertEquals(Map.of("run1", "FAILED"), server.ended);
        assertEquals(List.of(), server.versions);
    }
}
