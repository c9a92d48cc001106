package io.jenkins.plugins.mlops.engine.registry.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.EvidenceDocument;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelIdentity;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The documents beside a version, against the official schema and against what the OpenSSF's own signer writes. */
class EvidenceTest {
    private static final String DATA = """
            {"format": "mlops-result/1", "step": "validateData", "verdict": "WARNING", "message": "1 warning",
             "subject": {"kind": "dataset", "name": "train.csv", "fingerprint": "sha256:%s", "rows": 12, "columns": 3},
             "checks": [{"id": "a", "rule": "RowCount > 0", "verdict": "PASSED"}, {"id": "b", "rule": "IsComplete \\"x\\"", "verdict": "WARNING", "message": "1 of 12 | <b>"},
                        {"id": "c", "rule": "IsUnique \\"y\\"", "verdict": "INCONCLUSIVE"}]}
            """.formatted("d".repeat(64));
    private static final String EXPLANATION = """
            {"format": "mlops-result/1", "step": "explainModel", "verdict": "PASSED", "message": "all passed", "subject": {"kind": "model", "name": "m"}, "checks": [],
             "sections": [{"type": "performance", "data": {"rows": 200, "metrics": [{"name": "AUC", "value": 0.70446133, "low": 0.68, "high": 0.72, "limit": ">= 0.6", "verdict": "PASSED"}]}},
                          {"type": "fairness", "data": {"columns": [{"column": "sex", "metrics": [{"name": "ratio", "value": null}]}]}}]}
            """;
    private static final List<FileEntry> FILES = List.of(
            new FileEntry("model.bin", 7, Digests.of("weights".getBytes(StandardCharsets.UTF_8))),
            new FileEntry("sub/config.json", 2, Digests.of("{}".getBytes(StandardCharsets.UTF_8))));

    private static RegistrationRequest request() {
        Map<String, Object> signature = Map.of(
                "format",
                "ONNX",
                "inputs",
                List.of(Map.of("name", "x | <script>", "type", "float32", "shape", List.of(-1L, 3L))),
                "outputs",
                List.of(Map.of("name", "y", "type", "int64")),
                "facts",
                Map.of("Objective", "binary"));
        return new RegistrationRequest(
                new ModelName("m"),
                "some_body",
                new BuildInfo("https://ci.example/7/", "job #7", "abc", null),
                new ModelDescription(
                        signature,
                        Map.of("Auc", 0.75),
                        Map.of("depth", "3"),
                        Map.of("team", "a|b"),
                        List.of("sha256:" + "e".repeat(64)),
                        Map.of("verdict", "PASSED", "message", "safe")),
                List.of(verdict(DATA), verdict(EXPLANATION)));
    }

    private static VerdictDocument verdict(String json) {
        return new VerdictDocument("result.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, EvidenceDocument> make(Evidence evidence) {
        Map<String, EvidenceDocument> made = new TreeMap<>();
        RegistrationRequest request = request();
        evidence.make(request, FILES, ModelIdentity.of(request.name(), FILES, request.build()))
                .forEach(document -> made.put(document.path(), document));
        return made;
    }

    private static String text(EvidenceDocument document) {
        return new String(document.bytes(), StandardCharsets.UTF_8);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = EvidenceTest.class.getResourceAsStream(name)) {
            return new String(
                    (name.endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theSameRegistrationGivesTheSameBytes() {
        Map<String, EvidenceDocument> first = make(Evidence.unsigned());
        Map<String, EvidenceDocument> second = make(Evidence.unsigned());
        assertEquals(
                List.of(
                        "bom.cdx.json",
                        "model-card.md",
                        "verdict-1-validateData.intoto.json",
                        "verdict-2-explainModel.intoto.json"),
                List.copyOf(first.keySet()));
        first.forEach((path, document) ->
                assertArrayEquals(document.bytes(), second.get(path).bytes(), path));
    }

    @Test
    void theBillOfMaterialsIsCycloneDx() throws IOException {
        String base = "http://cyclonedx.org/schema/";
        Map<String, String> schemas = Map.of(
                base + "bom-1.6.schema.json",
                resource("bom-1.6.schema.json.gz"),
                base + "spdx.schema.json",
                resource("spdx.schema.json.gz"),
                base + "jsf-0.82.schema.json",
                resource("jsf-0.82.schema.json.gz"));
        JsonSchema schema = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V7,
                        builder -> builder.schemaLoaders(loaders -> loaders.schemas(schemas)))
                .getSchema(SchemaLocation.of(base + "bom-1.6.schema.json"));
        String bom = text(make(Evidence.unsigned()).get("bom.cdx.json"));
        assertEquals(List.of(), List.copyOf(schema.validate(bom, InputFormat.JSON)));
        assertFalse(
                schema.validate(bom.replace("\"machine-learning-model\"", "\"model\""), InputFormat.JSON)
                        .isEmpty(),
                "the schema does look");
        JsonObject tree = new JsonObject(JsonReader.object(bom));
        assertEquals(
                List.of("model.bin", "sub/config.json", "train.csv", "sha256:" + "e".repeat(64)),
                tree.objects("components").stream()
                        .map(part -> part.text("name", ""))
                        .toList());
        JsonObject auc = tree.object("metadata")
                .object("component")
                .object("modelCard")
                .object("quantitativeAnalysis")
                .objects("performanceMetrics")
                .get(1);
        assertEquals("0.70446133", auc.text("value", ""));
        assertEquals("0.68", auc.object("confidenceInterval").text("lowerBound", ""));
    }

    @Test
    void verdictsAreTestResults() {
        JsonObject statement = new JsonObject(
                JsonReader.object(text(make(Evidence.unsigned()).get("verdict-1-validateData.intoto.json"))));
        assertEquals("https://in-toto.io/Statement/v1", statement.text("_type", ""));
        assertEquals("https://in-toto.io/attestation/test-result/v0.1", statement.text("predicateType", ""));
        assertEquals(
                List.of("model.bin", "sub/config.json"),
                statement.objects("subject").stream()
                        .map(subject -> subject.text("name", ""))
                        .toList());
        JsonObject predicate = statement.object("predicate");
        assertEquals("WARNED", predicate.text("result", ""));
        assertEquals(List.of("RowCount > 0"), predicate.list("passedTests"));
        assertEquals(List.of("IsComplete \"x\"", "IsUnique \"y\""), predicate.list("warnedTests"));
        assertEquals(List.of(), predicate.list("failedTests"));
        assertEquals(
                Digests.of(DATA.getBytes(StandardCharsets.UTF_8)),
                "sha256:"
                        + predicate
                                .objects("configuration")
                                .get(0)
                                .object("digest")
                                .text("sha256", ""));
    }

    @Test
    void statementsAreAsInTotoSpecifiesThem() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(resource("in-toto-test-result.schema.json"));
        List<VerdictDocument> results = new ArrayList<>(request().verdicts());
        // What a result may hold: no checks, checks without a rule or an id, a subject without a name, characters that
        // JSON escapes.
        for (String odd : List.of(
                "{\"step\": \"\", \"verdict\": \"PASSED\"}",
                "{\"step\": \"a b/c\", \"verdict\": \"INCONCLUSIVE\", \"subject\": {\"fingerprint\": \"sha256:"
                        + "d".repeat(64)
                        + "\"}, \"checks\": [{\"verdict\": \"PASSED\"}, {\"id\": \"i\", \"verdict\": \"FAILED\"}]}",
                "{\"step\": \"scanModel\", \"verdict\": \"FAILED\", \"subject\": {\"name\": \"\\u0001 \\\"ü\", \"fingerprint\":"
                        + " \"sha256:" + "D".repeat(64)
                        + "\"}, \"checks\": [{\"rule\": \"\", \"id\": \"\", \"verdict\": 7}]}")) {
            results.add(new VerdictDocument("odd", odd.getBytes(StandardCharsets.UTF_8)));
        }
        RegistrationRequest plain = request();
        RegistrationRequest request =
                new RegistrationRequest(plain.name(), plain.by(), plain.build(), plain.description(), results);
        int statements = 0;
        for (EvidenceDocument document :
                Evidence.unsigned().make(request, FILES, ModelIdentity.of(request.name(), FILES, request.build()))) {
            if (document.path().endsWith(".intoto.json")) {
                statements++;
                assertEquals(List.of(), List.copyOf(schema.validate(text(document), InputFormat.JSON)), text(document));
                assertFalse(
                        schema.validate(text(document).replace("/Statement/v1", "/Statement/v2"), InputFormat.JSON)
                                .isEmpty(),
                        "the schema does look");
            }
        }
        assertEquals(results.size(), statements);
    }

    @Test
    void noDocumentHoldsAFolderOfTheMachine() {
        String data = DATA.replace("\"train.csv\"", "\"/home/ann/secret-project/train.csv\"")
                .replace(
                        "\"checks\"",
                        "\"sections\": [{\"type\": \"lineage\", \"data\": {\"nodes\": [{\"kind\": \"dataset\", \"name\":"
                                + " \"C:\\\\Users\\\\ann\\\\old.csv\", \"detail\": \"sha256:" + "c".repeat(64)
                                + "\"}]}}], \"checks\"");
        RegistrationRequest request = request();
        List<VerdictDocument> results = List.of(new VerdictDocument("data", data.getBytes(StandardCharsets.UTF_8)));
        RegistrationRequest named =
                new RegistrationRequest(request.name(), request.by(), request.build(), request.description(), results);
        String all = "";
        for (EvidenceDocument document :
                Evidence.unsigned().make(named, FILES, ModelIdentity.of(named.name(), FILES, named.build()))) {
            all += text(document);
        }
        assertTrue(all.contains("train.csv") && all.contains("old.csv"), all);
        assertFalse(all.contains("secret-project") || all.contains("Users"), all);
    }

    @Test
    void theCardSaysWhatWasMeasuredAndWhatWasNot() {
        String card = text(make(Evidence.unsigned()).get("model-card.md"));
        assertTrue(card.startsWith("# Model card: m\n"), card);
        assertTrue(card.contains("| AUC | 0.7045 | 0.68 to 0.72 | &gt;= 0.6 | PASSED |"), card);
        assertTrue(card.contains("- WARNING IsComplete \"x\": 1 of 12 \\| &lt;b&gt;"), card);
        assertTrue(card.contains("| x \\| &lt;script&gt; | float32 | \\[-1, 3\\] |"), card);
        assertTrue(card.contains("| Registered by | some_body |"), card);
        assertTrue(card.contains("- Where it works worst was not looked for."), card);
        assertFalse(card.contains("How well it works was not measured"), card);
        assertFalse(card.contains("<"), card);
    }

    @Test
    void theSignatureIsThatOfTheOpenSsf() throws Exception {
        SigningKey key = SigningKey.parse("key", resource("test-key.pem"));
        assertEquals(resource("test-key.pub.pem"), key.publicPem());
        assertEquals(
                key.publicPem(),
                SigningKey.parse("key", resource("test-key-pkcs8.pem")).publicPem());
        JsonObject ours =
                new JsonObject(JsonReader.object(text(make(Evidence.signed(key)).get("model.sig"))));
        JsonObject theirs = new JsonObject(JsonReader.object(resource("openssf.sig")));
        assertEquals(theirs.text("mediaType", ""), ours.text("mediaType", ""));
        assertEquals(theirs.object("verificationMaterial"), ours.object("verificationMaterial"));
        assertEquals(
                theirs.object("dsseEnvelope").members().keySet(),
                ours.object("dsseEnvelope").members().keySet());
        JsonObject said = payload(ours);
        assertEquals(
                payload(theirs).members().get("subject"), said.members().get("subject"), "the digest over all files");
        assertEquals(
                payload(theirs).object("predicate").members().get("resources"),
                said.object("predicate").members().get("resources"));
        assertEquals(payload(theirs).text("predicateType", ""), said.text("predicateType", ""));

        for (JsonObject bundle : List.of(ours, theirs)) {
            byte[] signed = SignatureBundle.authenticated(
                    Base64.getDecoder().decode(bundle.object("dsseEnvelope").text("payload", "")));
            byte[] signature = Base64.getDecoder()
                    .decode(bundle.object("dsseEnvelope")
                            .objects("signatures")
                            .get(0)
                            .text("sig", ""));
            assertTrue(key.verifies(signed, signature));
            signed[signed.length - 10]++;
            assertFalse(key.verifies(signed, signature));
        }
    }

    private static JsonObject payload(JsonObject bundle) {
        return new JsonObject(JsonReader.object(new String(
                Base64.getDecoder().decode(bundle.object("dsseEnvelope").text("payload", "")),
                StandardCharsets.UTF_8)));
    }

    @Test
    void keysThatCannotSignAreRefusedWithoutAWordOfThem() throws IOException {
        String pem = resource("test-key.pem");
        String secret = pem.substring(pem.indexOf("KEY-----") + 8).replaceAll("\\s|-.*", "");
        for (String bad : new String[] {
            "",
            resource("test-key-encrypted.pem"),
            resource("test-key-p384.pem"),
            resource("test-key.pub.pem"),
            pem.replace(secret.substring(0, 4), "AAAA"),
            "-----BEGIN PRIVATE KEY-----\n" + secret.substring(0, 20) + "\n-----END PRIVATE KEY-----"
        }) {
            String line = assertThrows(BadInputException.class, () -> SigningKey.parse("ci/key.pem", bad), bad)
                    .getMessage();
            assertTrue(line.startsWith("ci/key.pem: "), line);
            assertEquals(1, line.lines().count());
            assertFalse(line.contains(secret.substring(0, 20)), line);
        }
    }
}
