package io.jenkins.plugins.mlops.engine.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.drift.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of a prediction log are.
 *
 * @param features inputs of the model; empty for every column without another role
 * @param prediction what the model answered, or null
 * @param score score behind the answer, or null
 * @param label what really happened, or null
 * @param timestamp when it was asked, or null
 * @param id identity of a row, or null
 * @param group the entity that rows repeat, or null
 * @param ignore columns not to be compared
 */
public record Roles(
        List<String> features,
        String prediction,
        String score,
        String label,
        String timestamp,
        String id,
        String group,
        List<String> ignore) {
    private static final List<String> NAMES =
            List.of("features", "prediction", "score", "label", "timestamp", "id", "group", "ignore");

    public Roles {
        features = List.copyOf(features);
        ignore = List.copyOf(ignore);
    }

    /** Every column is a feature. */
    public static Roles none() {
        return new Roles(List.of(), null, null, null, null, null, null, List.of());
    }

    /**
     * Reads a role map: {@code {"prediction": "p", "timestamp": "at", "features": ["age", "income"]}}.
     *
     * @param file how the file is called in messages
     */
    public static Roles read(String json, String file) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + ": is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.isObject()) {
            throw new BadInputException(
                    file + ": expected a role map such as {\"prediction\": \"p\", \"timestamp\": \"at\"}");
        }
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            String name = entry.getKey();
            if (!NAMES.contains(name)) {
                throw new BadInputException(file + ": unknown role \"" + name + "\"" + Suggestion.hint(name, NAMES)
                        + " (roles are " + String.join(", ", NAMES) + ")");
            }
            List<String> columns = new ArrayList<>();
            (entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue())).forEach(node -> {
                if (!node.isTextual()) {
                    throw new BadInputException(
                            file + ": role \"" + name + "\" needs the name of a column, found " + node);
                }
                columns.add(node.asText());
            });
            if (columns.size() != 1 && !name.equals("features") && !name.equals("ignore")) {
                throw new BadInputException(file + ": role \"" + name + "\" takes one column, found " + columns.size());
            }
            given.put(name, columns);
        }
        return new Roles(
                given.getOrDefault("features", List.of()),
                one(given, "prediction"),
                one(given, "score"),
                one(given, "label"),
                one(given, "timestamp"),
                one(given, "id"),
                one(given, "group"),
                given.getOrDefault("ignore", List.of()));
    }

    private static String one(Map<String, List<String>> given, String name) {
        return given.containsKey(name) ? given.get(name).get(0) : null;
    }

    /** All columns named, with the role that names each. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        features.forEach(column -> named.put(column, "features"));
        String[] single = {prediction, score, label, timestamp, id, group};
        for (int i = 0; i < single.length; i++) {
            if (single[i] != null) {
                named.put(single[i], NAMES.get(i + 1));
            }
        }
        return named;
    }

    /** The column whose values say which rows belong together, or null. */
    public String entity() {
        return group != null ? group : id;
    }

    /** What a column is to the model; empty for one that is not compared. */
    public Optional<Role> of(String column) {
        if (column.equals(prediction)) {
            return Optional.of(Role.PREDICTION);
        }
        if (column.equals(score)) {
            return Optional.of(Role.SCORE);
        }
        if (column.equals(label)) {
            return Optional.of(Role.LABEL);
        }
        boolean other =
                column.equals(timestamp) || column.equals(id) || column.equals(group) || ignore.contains(column);
        boolean feature = features.isEmpty() ? !other : features.contains(column);
        return feature ? Optional.of(Role.FEATURE) : Optional.empty();
    }
}
