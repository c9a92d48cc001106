package io.jenkins.plugins.mlops.engine.drift.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.drift.ClusterEffect;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.Moments;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes and reads a baseline as JSON; docs/drift.md describes the format. */
public final class BaselineJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> TRUTHS = Set.of("true", "false");

    private BaselineJson() {}

    /** As JSON. */
    public static String write(BaselineProfile profile) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", BaselineProfile.FORMAT);
        if (profile.until() != null) {
            root.put("until", profile.until().toString());
        }
        root.put("model", profile.model());
        root.put("rows", profile.rows());
        ObjectNode columns = root.putObject("columns");
        profile.columns().forEach((name, column) -> columns.set(name, column(column)));
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode column(FrozenColumn frozen) {
        ObjectNode node = MAPPER.createObjectNode();
        if (frozen.kind() != null) {
            node.put("kind", frozen.kind().kind().toString())
                    .put("by", frozen.kind().by().toString());
        }
        ColumnProfile column = frozen.profile();
        node.put("missing", column.rows().missing());
        if (column instanceof ColumnProfile.Numeric numeric) {
            NumericProfile values = numeric.values();
            number(node, "mean", values.moments().mean());
            number(node, "sd", values.moments().deviation());
            ArrayNode cells = node.putArray("cells");
            for (int i = 0; i < values.counts().length; i++) {
                ArrayNode cell = cells.addArray().add(values.counts()[i]);
                number(cell, values.lower()[i]);
                if (values.lower()[i] < values.upper()[i]) {
                    number(cell, values.upper()[i]);
                    number(cell, values.mean()[i]);
                }
            }
        } else if (column instanceof ColumnProfile.Categorical categorical) {
            ObjectNode counts = node.putObject("counts");
            categorical.values().counts().forEach(counts::put);
        } else {
            node.put("present", column.rows().present());
            if (frozen.storage() != null) {
                node.put("values", frozen.storage().plural());
            }
        }
        if (column.effect().values() > 1 || column.effect().missing() > 1) {
            node.putArray("designEffect")
                    .add(column.effect().values())
                    .add(column.effect().missing());
        }
        return node;
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        }
    }

    private static void number(ArrayNode node, double value) {
        if (Double.isFinite(value)) {
            node.add(value);
        } else {
            node.add(Double.toString(value));
        }
    }

    /**
     * From JSON.
     *
     * @param name how the file is called in messages
     */
    public static BaselineProfile read(String json, String name) {
        try {
            JsonNode root = MAPPER.readTree(json);
            String format = root.path("format").asText();
            boolean first = format.equals(BaselineProfile.FIRST_FORMAT);
            if (!first && !format.equals(BaselineProfile.FORMAT)) {
                throw new BadInputException(name + ": is not a baseline profile; expected \"format\": \""
                        + BaselineProfile.FORMAT + "\"" + (format.isEmpty() ? "" : ", found \"" + format + "\""));
            }
            Map<String, FrozenColumn> columns = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.path("columns").properties()) {
                try {
                    columns.put(entry.getKey(), column(entry.getValue(), first));
                } catch (IllegalArgumentException | BadInputException e) {
                    throw new BadInputException(
                            name + ": column \"" + entry.getKey() + "\" of the baseline is damaged: " + e.getMessage(),
                            e);
                }
            }
            return new BaselineProfile(
                    until(root),
                    root.path("model").isTextual() ? root.path("model").asText() : null,
                    root.path("rows").asLong(),
                    columns);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new BadInputException(name + ": is not a baseline profile (" + firstLine(e) + ")", e);
        }
    }

    private static Instant until(JsonNode root) {
        JsonNode told = root.has("until") ? root.path("until") : root.path("created");
        return told.isMissingNode() ? null : Instant.parse(told.asText());
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static FrozenColumn column(JsonNode node, boolean first) {
        ColumnProfile profile = profile(node);
        return new FrozenColumn(first ? firstKind(node, profile) : kind(node), profile, storage(node));
    }

    /** Null in baselines that do not say it, and for words of later versions. */
    private static Storage storage(JsonNode node) {
        return Arrays.stream(Storage.values())
                .filter(storage -> storage.plural().equals(node.path("values").asText()))
                .findFirst()
                .orElse(null);
    }

    private static DecidedKind kind(JsonNode node) {
        if (!node.path("kind").isTextual()) {
            return null;
        }
        KindSource by = Arrays.stream(KindSource.values())
                .filter(source -> source.toString().equals(node.path("by").asText()))
                .findFirst()
                .orElse(KindSource.CONTENT);
        return new DecidedKind(ColumnKind.named(node.get("kind").asText()), by);
    }

    /** In the first format true and false are two categories like others. */
    private static DecidedKind firstKind(JsonNode node, ColumnProfile profile) {
        String kind = node.path("kind").asText();
        if (!kind.equals("numeric") && !kind.equals("categorical")) {
            throw new IllegalArgumentException("kind is neither numeric nor categorical");
        }
        if (profile.rows().present() == 0) {
            return null;
        }
        boolean truths = profile instanceof ColumnProfile.Categorical names
                && TRUTHS.containsAll(names.values().counts().keySet());
        return new DecidedKind(
                profile instanceof ColumnProfile.Numeric
                        ? ColumnKind.NUMBER
                        : truths ? ColumnKind.BOOLEAN : ColumnKind.CATEGORY,
                KindSource.CONTENT);
    }

    private static ColumnProfile profile(JsonNode node) {
        JsonNode design = node.path("designEffect");
        ClusterEffect effect = design.size() == 2
                ? new ClusterEffect(design.get(0).asDouble(), design.get(1).asDouble())
                : ClusterEffect.NONE;
        long missing = node.path("missing").asLong();
        if (node.has("counts")) {
            Map<String, Long> counts = new LinkedHashMap<>();
            node.path("counts")
                    .properties()
                    .forEach(
                            entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
            return new ColumnProfile.Categorical(new CategoricalSample(counts, missing), effect);
        }
        if (!node.has("cells")) {
            long present = node.path("present").asLong(-1);
            if (present < 0 || missing < 0) {
                throw new IllegalArgumentException("it has neither cells nor counts, nor a number of values");
            }
            return new ColumnProfile.Presence(new ColumnPair.Filled(present, missing), effect);
        }
        JsonNode cells = node.path("cells");
        double[] lower = new double[cells.size()];
        double[] upper = new double[cells.size()];
        double[] mean = new double[cells.size()];
        long[] counts = new long[cells.size()];
        for (int i = 0; i < counts.length; i++) {
            JsonNode cell = cells.get(i);
            if (cell.size() != 2 && cell.size() != 4) {
                throw new IllegalArgumentException(
                        "cell " + (i + 1) + " has " + cell.size() + " entries; expected 2 or 4");
            }
            counts[i] = cell.get(0).asLong();
            lower[i] = number(cell.get(1));
            upper[i] = cell.size() == 2 ? lower[i] : number(cell.get(2));
            mean[i] = cell.size() == 2 ? lower[i] : number(cell.get(3));
        }
        Moments moments = new Moments(
                node.path("mean").asDouble(Double.NaN),
                node.path("sd").asDouble(Double.NaN),
                counts.length == 0 ? Double.NaN : lower[0],
                counts.length == 0 ? Double.NaN : upper[counts.length - 1]);
        return new ColumnProfile.Numeric(new NumericProfile(lower, upper, mean, counts, missing, moments), effect);
    }

    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        return switch (node.asText()) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("not a number: " + node);
        };
    }
}
