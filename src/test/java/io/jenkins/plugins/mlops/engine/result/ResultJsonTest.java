package io.jenkins.plugins.mlops.engine.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultJsonTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        ResultDocument document = Documents.mixed();
        ResultJson.write(document, folder.resolve("result.json"));
        assertEquals(document, ResultJson.read(folder.resolve("result.json")));
    }

    @Test
    void writesTheSameAgainAfterReading() throws IOException {
        Path first = folder.resolve("1.json");
        Path second = folder.resolve("2.json");
        ResultJson.write(Documents.hostile(), first);
        ResultJson.write(ResultJson.read(first), second);
        assertEquals(Files.readString(first), Files.readString(second));
    }

    @Test
    void documentsObeyTheSchema() throws IOException {
        assertEquals(List.of(), violations(Documents.mixed()));
        assertEquals(List.of(), violations(Documents.hostile()));
        assertEquals(List.of(), violations(Documents.document(Verdict.FAILED, List.of())));
    }

    @Test
    void theSchemaRefusesAnotherVerdict() throws IOException {
        ResultJson.write(Documents.mixed(), folder.resolve("r.json"));
        String json = Files.readString(folder.resolve("r.json")).replace("\"INCONCLUSIVE\"", "\"MAYBE\"");
        assertEquals(1, schema().validate(new ObjectMapper().readTree(json)).size());
    }

    @Test
    void numbersThatJsonCannotHoldBecomeTextOrNothing() throws IOException {
        Section section =
                new Section("x", "X", Map.of("list", new double[] {1, Double.NaN, 0.5}, "big", Long.MAX_VALUE));
        Check check = Documents.check(
                "c",
                Verdict.INCONCLUSIVE,
                "Mean \"a\" > 1",
                Double.POSITIVE_INFINITY,
                List.of(Documents.example("f", 1, "id", new BigDecimal("0.1234567890123456789"))));
        ResultDocument document = Documents.document(Verdict.INCONCLUSIVE, List.of(check), section);
        ResultJson.write(document, folder.resolve("r.json"));
        ResultDocument read = ResultJson.read(folder.resolve("r.json"));
        assertEquals("Infinity", read.checks().get(0).observed());
        assertEquals(
                "0.1234567890123456789",
                read.checks().get(0).examples().get(0).values().get("id"));
        assertEquals("9223372036854775807", read.sections().get(0).data().get("big"));
        assertEquals(
                java.util.Arrays.asList(1L, null, 0.5),
                read.sections().get(0).data().get("list"));
    }

    @Test
    void nothingCanEndAScriptElement() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultJson.writeForHtml(ResultBounds.DEFAULT.apply(Documents.hostile()), out);
        String json = out.toString(StandardCharsets.UTF_8);
        for (String forbidden : List.of("<", ">", "&", "\u2028")) {
            assertTrue(!json.contains(forbidden), forbidden);
        }
        assertTrue(new ObjectMapper().readTree(json).path("message").textValue().startsWith("</script><img"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "'' ~ expected a JSON object",
                "[] ~ expected a JSON object",
                "{\"a\": ~ :1:",
                "{} ~ found no such member",
                "{\"format\":\"mlops-result/2\"} ~ newer",
                "{\"format\":7} ~ found 7",
                "{\"format\":\"mlops-result/1\"} ~ step: expected a string, found nothing",
                "{\"format\":\"mlops-result/1\",\"step\":\"s\",\"verdict\":\"OK\"} ~ verdict: expected one of [PASSED, WARNING, INCONCLUSIVE, FAILED], found \"OK\"",
                "{\"format\":\"mlops-result/1\",\"step\":\"s\",\"verdict\":\"PASSED\",\"checks\":[{\"id\":1}]} ~ checks[0].id: expected a string, found 1",
                "{\"format\":\"mlops-result/1\",\"step\":\"s\",\"verdict\":\"PASSED\",\"metrics\":{\"m\":\"1\"}} ~ metrics.m: expected a number",
                "{\"format\":\"mlops-result/1\",\"step\":\"s\",\"verdict\":\"PASSED\",\"created\":\"today\"} ~ today",
                "{\"format\":\"mlops-result/1\",\"step\":\"s\",\"step\":\"t\"} ~ Duplicate field",
                "{\"format\":\"mlops-result/1\",\"step\":\"s\",\"verdict\":\"PASSED\"} x ~ not a result document",
            })
    void saysInOneLineWhatIsWrong(String json, String expected) throws IOException {
        Path file = folder.resolve("r.json");
        Files.writeString(file, json);
        String message = assertThrows(ResultFormatException.class, () -> ResultJson.read(file))
                .getMessage();
        assertTrue(
                message.contains(expected) && message.startsWith(file.toString()) && !message.contains("\n"), message);
    }

    @Test
    void aMissingFileStaysAMissingFile() {
        assertThrows(NoSuchFileException.class, () -> ResultJson.read(folder.resolve("none.json")));
    }

    private List<?> violations(ResultDocument document) throws IOException {
        ResultJson.write(document, folder.resolve("v.json"));
        return List.copyOf(schema().validate(
                        new ObjectMapper().readTree(folder.resolve("v.json").toFile())));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = ResultJson.class.getResourceAsStream("result.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
