package io.jenkins.plugins.mlops.engine.registry.oci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciStoreTest {
    private static final ModelName CARE = new ModelName("care");
    private static final DecisionMaker WHO = new DecisionMaker("somebody", BuildInfo.NONE, "why");
    private static final OciCredentials USER = OciCredentials.basic("user", "password");
    static final RetryPolicy QUICK = new RetryPolicy(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            3,
            Duration.ofMillis(1),
            Duration.ofMillis(2));

    @TempDir
    Path root;

    private FakeRegistry server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private OciStore store(OciCredentials credentials) {
        return new OciStore(server.address(), credentials, Evidence.unsigned(), QUICK, 1_000);
    }

    private OciStore store() {
        return store(OciCredentials.none("set some"));
    }

    StoredVersion register(OciStore store, RegistrationRequest request, String... contents) throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        for (int i = 0; i < contents.length; i++) {
            Path file = Files.createTempFile(root, "model", ".json");
            files.put(i == 0 ? "model.json" : "extra/" + i, Files.writeString(file, contents[i]));
        }
        try (ModelUpload upload = store.take(files)) {
            return upload.register(request);
        }
    }

    private static RegistrationRequest request(String name, String build) {
        return RegistrationRequest.of(name, "somebody")
                .from(new BuildInfo(build, null, null, null))
                .with(Map.of("Auc", build.length() / 100.0));
    }

    @Test
    void theModelsBelowAnAddressAreListed() throws IOException {
        OciStore store = store();
        register(store, RegistrationRequest.of("care", "x"), "a");
        register(store, RegistrationRequest.of("care", "x").from(new BuildInfo("b", null, null, null)), "b");
        register(store, RegistrationRequest.of("Care Über Alles", "x"), "c");
        store.alias(CARE, "champion", 2, WHO);
        server.tags.put(server.address().repository() + "/images:latest", "sha256:" + "0".repeat(64)); // no model
        server.tags.put(server.address().repository() + "-other/care:v9", "sha256:" + "0".repeat(64));
        server.tags.put(server.address().repository() + "/deeper/care:v9", "sha256:" + "0".repeat(64));
        server.page = 2; // repositories and tags, several pages of each
        assertEquals(
                List.of(
                        new ListedModel("Care Über Alles", 1, new TreeMap<>()),
                        new ListedModel("care", 2, new TreeMap<>(Map.of("champion", 2)))),
                store.models(10));
        assertEquals(1, store.models(1).size());
        assertEquals(0, store.model(new ModelName("cara")).newest());
        server.page = 1_000;
        int before = server.requests().size();
        assertEquals(2, store.model(CARE).newest());
        assertEquals(
                1,
                server.requests().stream()
                        .skip(before)
                        .filter(request -> request.contains("/tags/list"))
                        .count(),
                "its tags are asked for once");
        server.catalog = false;
        OciException told = assertThrows(OciException.class, () -> store.models(10));
        assertTrue(
                told.getMessage().contains("does not list its repositories (404); give the model: --name NAME"),
                told.getMessage());
        assertEquals(2, store.model(CARE).newest());
    }

    @Test
    void aVersionIsReadAsItWasRegistered() throws IOException {
        byte[] result =
                "{\"format\":\"mlops-result/1\",\"step\":\"validateData\",\"verdict\":\"PASSED\",\"message\":\"ok\"}"
                        .getBytes(StandardCharsets.UTF_8);
        RegistrationRequest request =
                request("care", "a").with(List.of(new VerdictDocument("data", result)), List.of());
        StoredVersion made = register(store(), request, "{}", "", "x".repeat(3_500));
        assertTrue(server.chunks >= 4, "3,500 bytes in chunks of 1,000: " + server.chunks);
        assertEquals(
                "x".repeat(3_500),
                new String(
                        server.blobs.get("team/models/care@"
                                + made.version().files().get(1).digest()),
                        StandardCharsets.UTF_8));
        StoredVersion read = store().version(CARE, "1");
        assertEquals(made.version(), read.version());
        assertEquals("oci://" + server.host() + "/team/models/care:v1", read.url());
        String model = server.tags.get("team/models/care:v1");
        assertEquals(made.digest(), model);
        assertArrayEquals("{}".getBytes(StandardCharsets.UTF_8), store().companion(read.version(), "model.json"));
        assertEquals(null, store().companion(read.version(), "roles.json"));
        assertFalse(server.tags.keySet().stream().anyMatch(tag -> tag.contains("claim")), server.tags.toString());
        assertEquals("PASSED", read.version().verdicts().get(0).verdict());
    }

    @Test
    void theSameBytesOfTheSameBuildAreOneVersionAndNothingIsSentTwice() throws IOException {
        register(store(), request("care", "a"), "one", "two");
        server.log.clear();
        assertEquals(1, register(store(), request("care", "a"), "one", "two").number());
        assertTrue(server.log.stream().allMatch(line -> line.startsWith("GET ")), server.log.toString());
        assertEquals(2, register(store(), request("care", "b"), "one", "two").number());
        assertEquals(3, register(store(), request("care", "a"), "three").number());
        // The last step of a registration that was killed is made up for, not made anew.
        server.tags.remove("team/models/care:v3");
        assertEquals(3, register(store(), request("care", "a"), "three").number());
        assertTrue(server.tags.containsKey("team/models/care:v3"));
    }

    @Test
    void parallelRegistrationsGetNumbersOfTheirOwn() throws Exception {
        server.deletes = false;
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> made = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String content = "model " + i;
                made.add(pool.submit(() ->
                        register(store(), request("care", content), content).number()));
            }
            TreeSet<Integer> numbers = new TreeSet<>();
            for (Future<Integer> number : made) {
                numbers.add(number.get());
            }
            assertEquals(12, numbers.size(), numbers.toString());
            for (int number : numbers) {
                assertEquals(
                        number, store().version(CARE, String.valueOf(number)).number());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aliasesMoveAndGoBack() throws IOException {
        OciStore store = store();
        String first = register(store, request("care", "a"), "one").digest();
        register(store, request("care", "bb"), "two");
        String third = register(store, request("care", "ccc"), "three").digest();
        store.alias(CARE, "champion", 1, WHO);
        assertEquals(first, server.tags.get("team/models/care:champion"));
        List<Comparison> auc = List.of(Comparison.parse("Auc"));
        assertFalse(store.promote(CARE, "champion", 2, List.of(Comparison.parse("Auc:lower")), WHO)
                .get(0)
                .holds());
        assertEquals(Map.of("champion", 1), store.aliases(CARE));
        assertTrue(store.promote(CARE, "champion", 2, auc, WHO).get(0).holds());
        assertTrue(store.promote(CARE, "champion", 3, auc, WHO).get(0).holds());
        assertEquals(third, server.tags.get("team/models/care:champion"));
        assertEquals(2, store.rollback(CARE, "champion", WHO));
        assertEquals(1, store.rollback(CARE, "champion", WHO));
        assertTrue(assertThrows(BadInputException.class, () -> store.rollback(CARE, "champion", WHO))
                .getMessage()
                .contains("nothing to roll back to"));
        // Another tool moves the tag: it is believed.
        server.tags.put("team/models/care:champion", third);
        assertEquals(3, store.version(CARE, "champion").number());
        server.tags.put("team/models/care:champion", server.tags.get("team/models/care:v1.mlops"));
        assertTrue(assertThrows(BadInputException.class, () -> store.version(CARE, "champion"))
                .getMessage()
                .contains("no version of it"));
        for (String taken : List.of("v1", "V2", "v1.mlops", "key.a", "sha256-a", "a.mlops")) {
            assertThrows(BadInputException.class, () -> store.alias(CARE, taken, 1, WHO), taken);
        }
    }

    @Test
    void twoVersionsOfTheSameBytesAreToldApartByTheirAlias() throws IOException {
        OciStore store = store();
        register(store, request("care", "a"), "one");
        register(store, request("care", "b"), "one");
        store.alias(CARE, "champion", 1, WHO);
        store.alias(CARE, "challenger", 2, WHO);
        assertEquals(Map.of("champion", 1, "challenger", 2), store.aliases(CARE));
        store.unalias(CARE, "challenger", WHO);
        assertEquals(Map.of("champion", 1), store.aliases(CARE));
    }

    @Test
    void manyTagsComeInPagesAndOldRegistriesFindReferrersByATag() throws IOException {
        server.page = 2;
        server.referrers = false;
        OciStore store = store();
        for (int i = 1; i <= 4; i++) {
            assertEquals(i, register(store, request("care", "b" + i), "m" + i).number());
        }
        String digest = store.version(CARE, "4").digest();
        String index = server.tags.get("team/models/care:" + digest.replace(':', '-'));
        String json = new String(server.manifests.get("team/models/care@" + index), StandardCharsets.UTF_8);
        for (String type : List.of("text/markdown", "application/vnd.cyclonedx+json", OciVersions.DOCUMENT)) {
            assertTrue(json.contains('"' + type + '"'), json);
        }
    }

    @Test
    void aBusyRegistryIsAskedAgain() throws IOException {
        server.busy = 2;
        assertEquals(1, register(store(), request("care", "a"), "one").number());
        server.busy = 100;
        String told = assertThrows(OciException.class, () -> store().version(CARE, "1"))
                .getMessage();
        assertTrue(told.contains("429") && !told.contains("\n"), told);
    }

    @Test
    void userAndPasswordGoWhereTheyBelong() throws IOException {
        server.challenge = "Basic realm=\"here\"";
        server.wanted = "Basic dXNlcjpwYXNzd29yZA==";
        assertEquals(1, register(store(USER), request("care", "a"), "one").number());
        String told = assertThrows(OciException.class, () -> store().version(CARE, "1"))
                .getMessage();
        assertTrue(told.contains("wants credentials (401") && told.contains("set some"), told);
        OciCredentials wrong = OciCredentials.basic("user", "secret-word");
        told = assertThrows(OciException.class, () -> store(wrong).version(CARE, "1"))
                .getMessage();
        assertTrue(told.contains("refuses the user and password") && !told.contains("secret-word"), told);
    }

    @Test
    void aTokenIsFetchedFromTheRealmAndPasswordsAreNotShownToTheRegistry() throws IOException {
        server.challenge = "Bearer realm=\"http://" + server.host() + "/token\",service=\"reg, istry\",scope=\"x\"";
        server.wanted = "Bearer tok3n-";
        assertEquals(1, register(store(USER), request("care", "a"), "one").number());
        assertEquals(1, store(USER).version(CARE, "1").number());
        assertTrue(server.log.stream()
                .anyMatch(line -> line.contains("service=reg%2C+istry")
                        && line.contains("scope=repository%3Ateam%2Fmodels%2Fcare%3Apull%2Cpush")));
        assertTrue(server.shown.stream()
                .allMatch(line -> line.startsWith("/token Basic ") || line.contains(" Bearer tok3n-")));
        server.challenge = "Bearer realm=\"http://registry.example.org/token\"";
        server.shown.clear();
        String told = assertThrows(OciException.class, () -> store(USER).version(CARE, "1"))
                .getMessage();
        assertTrue(told.contains("http://registry.example.org") && told.contains("only sent over https"), told);
        assertEquals(List.of(), server.shown);
    }

    @Test
    void aRedirectOfADownloadIsFollowedWithoutCredentialsAndOnlyWhereItIsPrivate() throws IOException {
        register(store(), request("care", "a"), "one");
        try (FakeRegistry storage = new FakeRegistry()) {
            storage.blobs.putAll(server.blobs);
            server.challenge = "Basic realm=\"here\"";
            server.wanted = "Basic dXNlcjpwYXNzd29yZA==";
            server.elsewhere = "http://" + storage.host();
            assertEquals(1, store(USER).version(CARE, "1").number());
            assertFalse(storage.log.isEmpty());
            assertEquals(List.of(), storage.shown);
            storage.blobs.replaceAll((name, bytes) -> "other".getBytes(StandardCharsets.UTF_8));
            String told = assertThrows(OciException.class, () -> store(USER).version(CARE, "1"))
                    .getMessage();
            assertTrue(told.contains("sends other bytes"), told);
            server.elsewhere = "http://storage.example.org";
            told = assertThrows(OciException.class, () -> store(USER).version(CARE, "1"))
                    .getMessage();
            assertTrue(told.contains("redirects to http://storage.example.org"), told);
        }
    }

    @Test
    void addressesAreReadOrRefusedInOneLine() {
        assertEquals(
                "https://r.example.org",
                OciAddress.parse("oci://r.example.org/a/b").base().toString());
        assertEquals(
                "https://r.example.org:5000",
                OciAddress.parse("oci://R.example.org:5000/a/").base().toString());
        assertEquals(
                "http://localhost:5000",
                OciAddress.parse("oci://localhost:5000/a").base().toString());
        assertEquals(
                "https://127.0.0.1",
                OciAddress.parse("oci+https://127.0.0.1/a").base().toString());
        assertEquals(
                "http://r.example.org",
                OciAddress.parse("oci+http://r.example.org/a").base().toString());
        assertFalse(OciAddress.isPrivate(
                OciAddress.parse("oci+http://r.example.org/a").base()));
        assertFalse(OciAddress.isPrivate(java.net.URI.create("http://localhost.example.org/")));
        for (String bad : List.of(
                "oci://",
                "oci://host",
                "oci://host/",
                "oci://host/A",
                "oci://host/a:v1",
                "oci://host/a//b",
                "oci://u:pass-word@host/a",
                "oci://host/../a",
                "oci://host/a?b",
                "oci://host name/a",
                "oci:host/a",
                "oci://host/" + "a".repeat(130))) {
            String told = assertThrows(BadInputException.class, () -> OciAddress.parse(bad), bad)
                    .getMessage();
            assertFalse(told.contains("\n") || told.contains("pass-word"), told);
        }
    }

    @Test
    void whatIsNotThereIsToldInOneLine() throws IOException {
        OciStore store = store();
        assertTrue(assertThrows(BadInputException.class, () -> store.version(CARE, "1"))
                .getMessage()
                .contains("has no model care"));
        assertTrue(assertThrows(BadInputException.class, () -> store.version(CARE, "champion"))
                .getMessage()
                .contains("has no model care"));
        register(store, request("care", "a"), "one");
        store.alias(CARE, "champion", 1, WHO);
        assertTrue(assertThrows(BadInputException.class, () -> store.version(CARE, "7"))
                .getMessage()
                .contains("its newest is 1"));
        assertTrue(assertThrows(BadInputException.class, () -> store.version(CARE, "champio"))
                .getMessage()
                .contains("champion"));
        server.tags.put("team/models/care:v1", server.tags.get("team/models/care:v1.mlops"));
        assertTrue(assertThrows(BadInputException.class, () -> store.version(CARE, "1"))
                .getMessage()
                .contains("was moved"));
        assertThrows(BadInputException.class, () -> store.take(new TreeMap<>()));
    }
}
