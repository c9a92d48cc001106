package io.jenkins.plugins.mlops.steps.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written without the engine holds to the same schema as what it writes. */
class PromotionDocumentTest {
    @TempDir
    Path folder;

    private ModelVersion version;

    @BeforeEach
    void register() throws IOException {
        Registry registry = Registry.open(folder.resolve("registry"));
        try (Staging staging = registry.stage()) {
            staging.add("model.bin", new ByteArrayInputStream(new byte[] {1}), null);
            version = registry.register(
                    staging,
                    new RegistrationRequest(
                            new ModelName("m"),
                            "somebody",
                            BuildInfo.NONE,
                            new ModelDescription(
                                    null, Map.of("auc", 0.8), Map.of("depth", "3"), Map.of(), List.of(), null),
                            List.of()));
        }
    }

    private JsonNode written(PromotionDocument document) throws IOException {
        document.write(folder.resolve("out"), version);
        JsonNode tree =
                new ObjectMapper().readTree(folder.resolve("out/result.json").toFile());
        try (InputStream in = Verdict.class.getResourceAsStream("result.schema.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            assertEquals(Set.of(), schema.validate(tree));
        }
        return tree;
    }

    @Test
    void aPromotionThatHolds() throws IOException {
        PromotionDocument document = new PromotionDocument("m");
        document.compared(Comparison.parse("auc").judge(null, version.metrics()));
        document.compared(Comparison.parse("auc:higher:0.1").judge(Map.of("auc", 0.85), version.metrics()));
        document.moved("m champion is version 1");
        JsonNode tree = written(document);
        assertEquals("PASSED", tree.path("verdict").asText());
        assertEquals(2, tree.path("checks").size());
        assertEquals(0.8, tree.path("checks").path(1).path("observed").asDouble());
        assertEquals(
                "at least 0.75", tree.path("checks").path(1).path("expected").asText());
    }

    @Test
    void aPromotionThatDoesNot() throws IOException {
        PromotionDocument document = new PromotionDocument("m");
        document.compared(Comparison.parse("rmse:lower").judge(Map.of("rmse", 1.0), version.metrics()));
        JsonNode tree = written(document);
        assertEquals("FAILED", tree.path("verdict").asText());
        assertEquals(
                "the alias stays where it is: the challenger has no metric \"rmse\"",
                tree.path("message").asText());
        assertEquals(1, document.count(false));
    }
}
