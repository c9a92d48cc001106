package io.jenkins.plugins.mlops.engine.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Importance of the features, from the result document of explainModel. */
final class Importances {
    private Importances() {}

    static Map<String, Double> read(String json, String file) {
        try {
            Map<String, Double> importances = new LinkedHashMap<>();
            for (JsonNode section : new ObjectMapper().readTree(json).path("sections")) {
                if (section.path("type").asText().equals("importance")) {
                    section.path("data")
                            .path("features")
                            .forEach(feature -> importances.put(
                                    feature.path("name").asText(),
                                    Math.abs(feature.path("value").asDouble())));
                }
            }
            if (importances.isEmpty()) {
                throw new BadInputException(
                        file + ": holds no importance of features; expected the result.json of an explanation");
            }
            return importances;
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
