package io.jenkins.plugins.mlops.engine.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads one document, trusting nothing in it: the file may come from an agent, another version or an editor. */
final class ResultReader {
    private static final long MAX_BYTES = 256L << 20;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ResultReader() {}

    static ResultDocument read(Path file) throws IOException {
        JsonNode root;
        try (InputStream in = Files.newInputStream(file)) {
            root = MAPPER.readTree(in);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new ResultFormatException(
                    file + where + ": not a result document: " + firstLine(e.getOriginalMessage()), e);
        }
        if (root == null || !root.isObject()) {
            throw new ResultFormatException(file + ": not a result document: expected a JSON object with \"format\": \""
                    + ResultDocument.FORMAT + "\"");
        }
        format(file, root.path("format"));
        try {
            return ResultNodes.document(root);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new ResultFormatException(file + ": not a valid result document: " + firstLine(e.getMessage()), e);
        }
    }

    private static void format(Path file, JsonNode format) throws ResultFormatException {
        if (!format.isTextual() || !format.textValue().startsWith("mlops-result/")) {
            throw new ResultFormatException(file + ": not a result document: expected \"format\": \""
                    + ResultDocument.FORMAT + "\""
                    + (format.isMissingNode() ? ", found no such member" : ", found " + shortened(format.toString())));
        }
        if (!format.textValue().equals(ResultDocument.FORMAT)) {
            throw new ResultFormatException(
                    file + ": format " + shortened(format.toString()) + " is not known to this version, which reads \""
                            + ResultDocument.FORMAT + "\"; read it with the version that wrote it, or a newer one");
        }
    }

    private static String firstLine(String text) {
        return text == null ? "unreadable" : shortened(text.lines().findFirst().orElse(""));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 199) + "\u2026";
    }

    /** Instants as ISO-8601; the epoch where a document tells none. */
    static Instant instant(String text) {
        return text == null ? Instant.EPOCH : Instant.parse(text);
    }
}
