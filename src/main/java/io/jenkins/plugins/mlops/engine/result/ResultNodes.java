package io.jenkins.plugins.mlops.engine.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.result.Subject.SubjectFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Turns the JSON tree of a document into its records. Wrong types throw {@link IllegalArgumentException} with the place, for example
 * {@code checks[3].verdict: expected one of PASSED, ... found "OK"}; unknown members are ignored.
 */
final class ResultNodes {
    private ResultNodes() {}

    static ResultDocument document(JsonNode root) {
        return new ResultDocument(
                new ResultDocument.Conclusion(
                        required(root, "step", ""),
                        constant(Verdict.class, root, "verdict", ""),
                        text(root, "message", ""),
                        ResultReader.instant(text(root, "created", ""))),
                root.hasNonNull("subject") ? subject(object(root, "subject", "")) : null,
                new ResultDocument.Findings(
                        list(root, "checks", "", ResultNodes::check),
                        metrics(root),
                        list(root, "sections", "", ResultNodes::section)),
                root.hasNonNull("environment") ? environment(object(root, "environment", "")) : null,
                root.hasNonNull("build") ? build(object(root, "build", "")) : Origin.NONE,
                list(root, "cut", "", (node, at) -> node.asText()));
    }

    private static Origin build(JsonNode node) {
        return new Origin(
                text(node, "url", "build."),
                text(node, "name", "build."),
                text(node, "commit", "build."),
                text(node, "branch", "build."));
    }

    private static Subject subject(JsonNode node) {
        Long columns = whole(node, "columns", "subject.");
        return new Subject(
                required(node, "kind", "subject."),
                required(node, "name", "subject."),
                text(node, "fingerprint", "subject."),
                new Subject.Size(
                        node.path("bytes").asLong(),
                        whole(node, "rows", "subject."),
                        columns == null ? null : Math.toIntExact(Math.min(columns, Integer.MAX_VALUE))),
                list(
                        node,
                        "files",
                        "subject.",
                        (file, at) -> new SubjectFile(
                                required(file, "path", at),
                                file.path("bytes").asLong(),
                                whole(file, "rows", at),
                                text(file, "fingerprint", at))));
    }

    private static Check check(JsonNode node, String at) {
        return new Check(
                new CheckedRule(
                        required(node, "id", at),
                        required(node, "rule", at),
                        text(node, "type", at),
                        text(node, "dimension", at),
                        text(node, "column", at),
                        node.hasNonNull("source") ? source(object(node, "source", at), at + "source.") : null),
                constant(Severity.class, node, "severity", at),
                constant(Verdict.class, node, "verdict", at),
                new Observation(value(node.get("observed")), text(node, "expected", at), text(node, "message", at)),
                new FailingRows(
                        whole(node, "failing", at),
                        whole(node, "total", at),
                        list(node, "examples", at, ResultNodes::example)));
    }

    private static Example example(JsonNode node, String at) {
        return new Example(text(node, "file", at), node.path("row").asLong(), map(node, "values", at));
    }

    private static Source source(JsonNode node, String at) {
        return new Source(
                required(node, "file", at),
                node.path("line").asInt(),
                node.path("column").asInt());
    }

    private static Section section(JsonNode node, String at) {
        return new Section(required(node, "type", at), required(node, "title", at), map(node, "data", at));
    }

    private static Map<String, Double> metrics(JsonNode root) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        map(root, "metrics", "").forEach((name, value) -> {
            if (!(value instanceof Number number)) {
                throw new IllegalArgumentException("metrics." + name + ": expected a number, found " + value);
            }
            metrics.put(name, number.doubleValue());
        });
        return metrics;
    }

    private static Environment environment(JsonNode node) {
        Map<String, String> versions = new LinkedHashMap<>();
        map(node, "versions", "environment.").forEach((name, version) -> versions.put(name, String.valueOf(version)));
        return new Environment(
                versions,
                text(node, "os", "environment."),
                node.path("threads").asInt(),
                node.path("wallSeconds").asDouble(),
                node.path("cpuSeconds").asDouble(),
                node.path("peakMemoryBytes").asLong());
    }

    private static JsonNode object(JsonNode parent, String name, String at) {
        JsonNode node = parent.path(name);
        if (!node.isObject()) {
            throw wrong(at + name, "an object", node);
        }
        return node;
    }

    private static String required(JsonNode parent, String name, String at) {
        String text = text(parent, name, at);
        if (text == null) {
            throw wrong(at + name, "a string", parent.path(name));
        }
        return text;
    }

    private static String text(JsonNode parent, String name, String at) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(at + name, "a string", node);
        }
        return node.textValue();
    }

    private static Long whole(JsonNode parent, String name, String at) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isNumber() || !node.canConvertToLong()) {
            throw wrong(at + name, "a whole number", node);
        }
        return node.longValue();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode parent, String name, String at) {
        String text = required(parent, name, at);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw wrong(at + name, "one of " + List.of(type.getEnumConstants()), parent.path(name));
    }

    private static <T> List<T> list(JsonNode parent, String name, String at, BiFunction<JsonNode, String, T> reader) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong(at + name, "a list", node);
        }
        List<T> list = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            list.add(reader.apply(element, at + name + "[" + list.size() + "]."));
        }
        return list;
    }

    private static Map<String, Object> map(JsonNode parent, String name, String at) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw wrong(at + name, "an object", node);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        node.fields().forEachRemaining(field -> map.put(field.getKey(), value(field.getValue())));
        return map;
    }

    /** Strings, Booleans, Long for whole numbers, Double for others, List and Map. */
    private static Object value(JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.fields().forEachRemaining(field -> map.put(field.getKey(), value(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>(node.size());
            node.forEach(element -> list.add(value(element)));
            return list;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? (Object) node.longValue()
                    : (Object) node.doubleValue();
        }
        return node.asText();
    }

    private static IllegalArgumentException wrong(String where, String expected, JsonNode found) {
        String text = found.isMissingNode() ? "nothing" : found.toString();
        return new IllegalArgumentException(where + ": expected " + expected + ", found "
                + (text.length() > 60 ? text.substring(0, 59) + "\u2026" : text));
    }
}
