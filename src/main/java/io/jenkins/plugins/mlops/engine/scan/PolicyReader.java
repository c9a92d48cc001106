package io.jenkins.plugins.mlops.engine.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.scan.core.Limits;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.graph.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a scan policy: a JSON file, comments allowed, described in docs/scan.md. */
public final class PolicyReader {
    private static final List<String> KEYS =
            List.of("format", "allowGlobals", "allowOperations", "runsOwnCode", "acceptFiles", "limits");
    private static final List<String> LIMITS = List.of("depth", "expandedBytes", "ratio", "members", "findings");
    private static final String FORMAT = "mlops-scan-policy/1";
    private static final long LARGEST = 4 << 20;
    private static final Pattern NAME = Pattern.compile(
            "[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*[.:>][\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private PolicyReader() {}

    /**
     * Reads a policy.
     *
     * @throws BadInputException when it is missing, broken, or says something this version does not know
     */
    public static Policy read(Path file) {
        JsonNode root;
        try {
            if (!Files.isRegularFile(file)) {
                throw new BadInputException(file + ": there is no such scan policy");
            }
            if (Files.size(file) > LARGEST) {
                throw new BadInputException(file + ": a scan policy of more than " + LARGEST + " bytes");
            }
            root = JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    file + ":" + e.getLocation().getLineNr() + ":"
                            + e.getLocation().getColumnNr() + ": not valid JSON: " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
        only(file, root, KEYS, "a scan policy");
        if (!FORMAT.equals(root.path("format").asText())) {
            throw new BadInputException(file + ": \"format\" has to be \"" + FORMAT + "\", found \""
                    + root.path("format").asText() + "\"");
        }
        Set<String> globals = texts(file, root, "allowGlobals");
        for (String global : globals) {
            if (!NAME.matcher(global).matches()) {
                throw new BadInputException(
                        file + ": \"" + global + "\" is not the exact name of a global, such as mypkg.features.Encoder;"
                                + " patterns are not allowed here");
            }
        }
        Set<String> operations = texts(file, root, "allowOperations");
        for (String operation : operations) {
            if (!Operations.NAME.matcher(operation).matches()) {
                throw new BadInputException(
                        file + ": \"" + operation + "\" is not the exact name of an operation, such as DecodeWav;"
                                + " patterns are not allowed here");
            }
        }
        return new Policy(
                String.valueOf(file.getFileName()),
                globals,
                operations,
                texts(file, root, "runsOwnCode"),
                texts(file, root, "acceptFiles"),
                limits(file, root.path("limits")));
    }

    private static Limits limits(Path file, JsonNode node) {
        if (node.isMissingNode()) {
            return Limits.DEFAULT;
        }
        only(file, node, LIMITS, "\"limits\"");
        Limits base = Limits.DEFAULT;
        return new Limits(
                (int) number(file, node, "depth", base.depth(), 64),
                number(file, node, "expandedBytes", base.expandedBytes(), Long.MAX_VALUE),
                (int) number(file, node, "ratio", base.ratio(), Integer.MAX_VALUE),
                (int) number(file, node, "members", base.members(), 10_000_000),
                (int) number(file, node, "findings", base.findings(), 100_000));
    }

    private static long number(Path file, JsonNode node, String key, long otherwise, long most) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1 || value.asLong() > most) {
            throw new BadInputException(
                    file + ": \"" + key + "\" has to be a whole number from 1 to " + most + ", found " + value);
        }
        return value.asLong();
    }

    private static Set<String> texts(Path file, JsonNode root, String key) {
        Set<String> texts = new TreeSet<>();
        JsonNode list = root.path(key);
        if (list.isMissingNode()) {
            return texts;
        }
        if (!list.isArray()) {
            throw new BadInputException(file + ": \"" + key + "\" has to be a list of texts");
        }
        for (JsonNode item : list) {
            if (!item.isTextual() || item.asText().isBlank()) {
                throw new BadInputException(file + ": \"" + key + "\" has to be a list of texts, found " + item);
            }
            texts.add(item.asText());
        }
        return texts;
    }

    private static void only(Path file, JsonNode node, List<String> known, String of) {
        if (!node.isObject()) {
            throw new BadInputException(file + ": " + of + " has to be a JSON object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new BadInputException(
                        file + ": unknown member \"" + name + "\" of " + of + Suggestion.hint(name, known));
            }
        });
    }
}
