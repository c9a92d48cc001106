package io.jenkins.plugins.mlops.engine.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.plugins.mlops.engine.OptionName;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the objects of a file one by one: objects behind each other (JSON Lines, also over several lines), or one array of objects. Keys may not
 * repeat within an object. {@code NaN} and {@code Infinity} are numbers, as Python writes them.
 */
public final class JsonRows {
    private static final int MAX_STRING = 1 << 24;
    private static final int MAX_NAME = 1 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(MAX_NAME)
                    .maxStringLength(MAX_STRING)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    private JsonRows() {}

    /** Takes the values of the rows. */
    public interface Values {
        /** A value at which the parser stands: one of an object's own keys. A list or an object has to be read to its end. */
        void value(String key, JsonParser parser) throws IOException;

        /**
         * A row has ended.
         *
         * @param first line of its beginning, from 1
         * @param last line of its end
         */
        void endRow(long first, long last) throws IOException;
    }

    /**
     * Reads a file to its end.
     *
     * @throws JsonProblem where the file is not a table in JSON
     */
    public static void read(InputStream in, Values values) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            long row = 1;
            try {
                boolean array = false;
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    row = parser.currentTokenLocation().getLineNr();
                    if (token == JsonToken.START_ARRAY && !array) {
                        array = true;
                    } else if (token == JsonToken.START_OBJECT) {
                        object(parser, values);
                    } else if (token != JsonToken.END_ARRAY) {
                        throw new JsonProblem(
                                row,
                                "a row has to be a JSON object, for example {\"age\": 31}; found " + shown(token)
                                        + (array ? " in an array" : ""));
                    }
                }
            } catch (StreamConstraintsException e) {
                throw new JsonProblem(
                        row,
                        e.getMessage().contains("depth")
                                ? "lists or objects stand in each other more than 1,000 deep"
                                : "a JSON object is larger than 16 MB; is this really JSON Lines?");
            } catch (JsonProcessingException e) {
                // What is broken between two rows has a line of its own; what is broken within a row is told at its
                // beginning.
                throw problem(e, parser.getParsingContext().inRoot() ? Long.MAX_VALUE : row);
            }
        }
    }

    private static void object(JsonParser parser, Values values) throws IOException {
        long first = parser.currentTokenLocation().getLineNr();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            values.value(key, parser);
        }
        values.endRow(first, parser.currentTokenLocation().getLineNr());
    }

    private static String shown(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "a number";
        };
    }

    private static JsonProblem problem(JsonProcessingException e, long row) {
        String message = e.getOriginalMessage();
        long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        if (message.startsWith("Duplicate field")) {
            return new JsonProblem(
                    line,
                    "the key " + message.replaceFirst("Duplicate field '(.*)'.*", "\"$1\"")
                            + " stands twice in one object");
        }
        if (message.contains("Invalid UTF-8")) {
            return new JsonProblem(
                    line,
                    "not valid UTF-8; if the file is Latin-1 or UTF-16, say so with encoding ("
                            + OptionName.with("encoding", "latin-1") + ")");
        }
        return new JsonProblem(Math.min(row, line), "not valid JSON");
    }
}
