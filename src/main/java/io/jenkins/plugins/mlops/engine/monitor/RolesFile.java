package io.jenkins.plugins.mlops.engine.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.monitor.output.Said;
import io.jenkins.plugins.mlops.engine.monitor.output.SaidOutput;
import io.jenkins.plugins.mlops.engine.monitor.output.TargetTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a role map: {@code {"prediction": "p", "timestamp": "at", "features": ["age", "income"], "positive": "fraud", "kinds": {"zip":
 * "category"}}}.
 */
public final class RolesFile {
    private static final List<String> SETTINGS = List.of("kinds", "positive", "task", "threshold");

    private final String file;
    private final JsonNode root;

    private RolesFile(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads it.
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
        return new RolesFile(file, root).roles();
    }

    private Roles roles() {
        List<String> known = new ArrayList<>(Roles.NAMES);
        known.addAll(SETTINGS);
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            String name = entry.getKey();
            if (!known.contains(name)) {
                throw new BadInputException(file + ": unknown role \"" + name + "\"" + Suggestion.hint(name, known)
                        + " (roles are " + String.join(", ", known) + ")");
            }
            if (Roles.NAMES.contains(name)) {
                given.put(name, columns(name, entry.getValue()));
            }
        }
        return new Roles(given, kinds(), new SaidOutput(positive(), task(), threshold()));
    }

    private List<String> columns(String name, JsonNode value) {
        List<String> columns = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(node -> {
            if (!node.isTextual()) {
                throw new BadInputException(file + ": role \"" + name + "\" needs the name of a column, found " + node);
            }
            columns.add(node.asText());
        });
        if (columns.size() != 1 && !name.equals("features") && !name.equals("ignore")) {
            throw new BadInputException(file + ": role \"" + name + "\" takes one column, found " + columns.size());
        }
        return columns;
    }

    private DeclaredKinds kinds() {
        JsonNode node = root.path("kinds");
        if (!node.isMissingNode() && !node.isObject()) {
            throw new BadInputException(
                    file + ": kinds needs an object such as {\"zip\": \"category\"}, found " + node);
        }
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            try {
                kinds.put(entry.getKey(), ColumnKind.named(entry.getValue().asText()));
            } catch (BadInputException e) {
                throw new BadInputException(file + ": " + e.getMessage(), e);
            }
        }
        return DeclaredKinds.by(KindSource.USER, kinds);
    }

    private Said<String> positive() {
        JsonNode node = root.path("positive");
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isValueNode() || node.isNull() || node.asText().isEmpty()) {
            throw new BadInputException(file + ": positive needs the name of a class, found " + node);
        }
        return new Said<>(node.asText(), file);
    }

    private Said<TargetTask> task() {
        JsonNode node = root.path("task");
        try {
            return node.isMissingNode() ? null : new Said<>(TargetTask.named(node.asText()), file);
        } catch (BadInputException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    private Said<Double> threshold() {
        JsonNode node = root.path("threshold");
        if (!node.isMissingNode() && !node.isNumber()) {
            throw new BadInputException(file + ": threshold needs a number, found " + node);
        }
        return node.isMissingNode() ? null : new Said<>(node.asDouble(), file);
    }
}
