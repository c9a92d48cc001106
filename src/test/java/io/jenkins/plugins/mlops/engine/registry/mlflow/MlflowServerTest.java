package io.jenkins.plugins.mlops.engine.registry.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The MLflow store against real servers: MLOPS_MLFLOW_URLS names them, separated by commas. Credentials as for MLflow's client. */
class MlflowServerTest {
    private static final DecisionMaker SOMEBODY = new DecisionMaker("somebody", BuildInfo.NONE, null);

    @TempDir
    Path folder;

    private final String model = "mlops test " + UUID.randomUUID();
    private MlflowStore store;

    @TestFactory
    List<DynamicTest> againstEachServer() {
        String urls = System.getenv().getOrDefault("MLOPS_MLFLOW_URLS", "");
        if (urls.isBlank()) {
            System.out.println(
                    "MlflowServerTest did not run: set MLOPS_MLFLOW_URLS to the addresses of MLflow servers");
            return List.of();
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String url : urls.split(",")) {
            tests.add(DynamicTest.dynamicTest(url, () -> all(ServerAddress.parse(url))));
        }
        return tests;
    }

    private StoredVersion register(Map<String, Path> files, String build, double auc) throws IOException {
        RegistrationRequest request = new RegistrationRequest(
                new ModelName(model),
                "somebody",
                new BuildInfo("https://ci.example/" + build + "/", "job #" + build, "abc", "main"),
                new ModelDescription(
                        Map.of("inputs", List.of()),
                        Map.of("Auc", auc, "share \"quoted\"", 0.5),
                        Map.of("depth", "3"),
                        Map.of("team", "risk"),
                        List.of("sha256:" + "0".repeat(64)),
                        null),
                List.of());
        try (ModelUpload intake = store.take(new TreeMap<>(files))) {
            return intake.register(request);
        }
    }

    private void all(ServerAddress server) throws Exception {
        MlflowCredentials credentials = MlflowCredentials.of(System.getenv());
        store = new MlflowStore(
                server,
                credentials,
                RetryPolicy.USUAL,
                new PartSize(1 << 20, 8 << 20),
                Evidence.unsigned()); // its file store has no parts, and has to say so
        byte[] bytes = new byte[20_000_000];
        new Random(3).nextBytes(bytes);
        // MLflow itself refuses "#" and "%" in paths.
        Map<String, Path> files = Map.of(
                "weights/model 1 ü+&;.bin",
                Files.write(folder.resolve("a"), bytes),
                "config.json",
                Files.writeString(folder.resolve("b"), "{}"),
                "beside/baseline.json",
                Files.writeString(folder.resolve("c"), "{\"rows\": 7}"));
        ModelName name = new ModelName(model);

        StoredVersion first = register(files, "1", 0.8);
        assertEquals(1, first.number());
        assertEquals(0.8, first.version().metrics().get("Auc"));
        assertEquals(0.5, first.version().metrics().get("share _quoted_"));
        assertEquals(Map.of("team", "risk"), first.version().tags());
        assertEquals("job #1", first.version().build().name());
        assertEquals(1, register(files, "1", 0.8).number(), "the same bytes from the same build");
        assertEquals(2, register(files, "2", 0.7).number());
        assertEquals(
                "{\"rows\": 7}", new String(store.companion(first.version(), "baseline.json"), StandardCharsets.UTF_8));
        assertNull(store.companion(first.version(), "roles.json"));
        MlflowClient asked = new MlflowClient(server, credentials, RetryPolicy.USUAL);
        String description = new MlflowModels(asked).version(model, 1).text("description", "");
        assertTrue(description.contains("https://ci.example/1/") && description.contains("Commit abc"), description);
        assertTrue(new MlflowModels(asked).model(model).text("description", "").startsWith("Registered by"));
        assertEquals(first.digest(), store.version(name, "2").digest(), "the same bytes");

        store.alias(name, "champion", 1, SOMEBODY);
        assertEquals(1, store.version(name, "champion").number());
        assertFalse(store.promote(name, "champion", 2, List.of(Comparison.parse("Auc")), SOMEBODY)
                .get(0)
                .holds());
        assertEquals(Map.of("champion", 1), store.aliases(name));
        assertTrue(store.promote(name, "champion", 2, List.of(Comparison.parse("Auc:higher:0.2")), SOMEBODY)
                .get(0)
                .holds());
        assertEquals(Map.of("champion", 2), store.aliases(name));
        ListedModel listed = new ListedModel(model, 2, new TreeMap<>(Map.of("champion", 2)));
        assertTrue(store.models(1_000).contains(listed), store.models(1_000).toString());
        assertEquals(listed, store.model(name));
        assertEquals(0, store.model(new ModelName("no such model")).newest());
        assertEquals(1, store.rollback(name, "champion", SOMEBODY));
        assertEquals(Map.of("champion", 1), store.aliases(name));
        store.unalias(name, "champion", SOMEBODY);
        assertTrue(store.aliases(name).isEmpty());

        assertThrows(BadInputException.class, () -> store.version(name, "champion"));
        assertThrows(BadInputException.class, () -> store.version(name, "99"));
        assertThrows(BadInputException.class, () -> store.version(new ModelName("no such model"), "1"));
        MlflowException refused =
                assertThrows(MlflowException.class, () -> store.alias(name, "not an alias!", 1, SOMEBODY));
        assertEquals("INVALID_PARAMETER_VALUE", refused.code());
        assertEquals(1, refused.getMessage().lines().count());
        arrived(server, credentials, first, bytes);
    }

    /** What a client gets back is what was sent. */
    private void arrived(ServerAddress server, MlflowCredentials credentials, StoredVersion version, byte[] bytes)
            throws Exception {
        MlflowClient client = new MlflowClient(server, credentials, RetryPolicy.USUAL);
        String source =
                new MlflowModels(client).version(model, version.number()).text("source", "");
        ArtifactRoot root = ArtifactRoot.of(source, client);
        HttpRequest request = client.request(URI.create(
                        server + "/api/2.0/mlflow-artifacts/artifacts/" + root.encoded("weights/model 1 ü+&;.bin")))
                .build();
        HttpResponse<byte[]> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode());
        assertTrue(Arrays.equals(bytes, response.body()));
    }
}
