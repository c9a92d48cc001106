package io.jenkins.plugins.mlops.engine.monitor.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlops.engine.BadInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps a series as JSON: {@code {"format": "mlops-series/1", "points": [...]}}, oldest first. */
public final class SeriesJson {
    private static final String FORMAT = "mlops-series/1";
    private static final int MOST_POINTS = 2_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SeriesJson() {}

    /**
     * As JSON; of a long series the newest points.
     *
     * @param reason what was decided at the last point, in words
     */
    public static String write(List<SeriesPoint> points, String reason) {
        ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT).put("reason", reason);
        var list = root.putArray("points");
        for (SeriesPoint point : points.subList(Math.max(0, points.size() - MOST_POINTS), points.size())) {
            ObjectNode node = list.addObject()
                    .put("at", point.at().toString())
                    .put("model", point.model())
                    .put("decided", point.decided())
                    .put("drifted", point.drifted())
                    .put("p", point.pValue())
                    .put("intensity", point.intensity())
                    .put("retrain", point.retrain());
            point.columns().forEach(node.putArray("columns")::add);
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * From JSON.
     *
     * @param name how the file is called in messages
     */
    public static List<SeriesPoint> read(String json, String name) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (!root.path("format").asText().equals(FORMAT)) {
                throw new BadInputException(
                        name + ": is not a series of monitor runs; expected \"format\": \"" + FORMAT + "\"");
            }
            List<SeriesPoint> points = new ArrayList<>();
            for (JsonNode node : root.path("points")) {
                List<String> columns = new ArrayList<>();
                node.path("columns").forEach(column -> columns.add(column.asText()));
                points.add(new SeriesPoint(
                        Instant.parse(node.path("at").asText()),
                        node.path("model").isTextual() ? node.path("model").asText() : null,
                        node.path("decided").asBoolean(true),
                        node.path("drifted").asBoolean(),
                        node.path("p").asDouble(1),
                        node.path("intensity").asDouble(),
                        node.path("retrain").asBoolean(),
                        columns));
            }
            return points;
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw new BadInputException(
                    name + ": the series of earlier runs is damaged ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "); delete it to start anew",
                    e);
        }
    }
}
