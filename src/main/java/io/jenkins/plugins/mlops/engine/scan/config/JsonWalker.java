package io.jenkins.plugins.mlops.engine.scan.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON of any size as a stream and shows each text, and each object once it is complete, with the path that leads to it. */
public final class JsonWalker {
    private static final int TEXT = 256 << 20;
    private static final int DEPTH = 5_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(TEXT)
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(100_000)
                    .maxNameLength(1 << 20)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(FACTORY.streamReadConstraints())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonWalker() {}

    /** The same as lenient readers take it: with comments, single quotes and commas too many. */
    public static void lenient(InputStream in, DocumentVisitor visitor) throws IOException {
        walk(LENIENT, in, false, visitor);
    }

    /**
     * Walks all documents in the stream.
     *
     * @param single stop behind the first document
     * @return bytes read up to the end of the last token
     */
    public static long walk(InputStream in, boolean single, DocumentVisitor visitor) throws IOException {
        return walk(FACTORY, in, single, visitor);
    }

    private static long walk(JsonFactory factory, InputStream in, boolean single, DocumentVisitor visitor)
            throws IOException {
        try (JsonParser parser = factory.createParser(in)) {
            JsonFrame frame = new JsonFrame("", true, null);
            String name = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> {
                        name = parser.currentName();
                        frame.name(name);
                    }
                    case START_OBJECT, START_ARRAY -> {
                        String step = frame.list() ? frame.path() : frame.step(name);
                        frame = new JsonFrame(step, token == JsonToken.START_ARRAY, frame);
                    }
                    case END_OBJECT, END_ARRAY -> {
                        if (token == JsonToken.END_OBJECT) {
                            visitor.object(frame, parser.currentTokenLocation().getByteOffset());
                        }
                        frame = frame.parent();
                    }
                    case VALUE_STRING -> {
                        String text = parser.getText();
                        if (!frame.list()) {
                            frame.text(name, text);
                        } else if (frame.parent() != null && !frame.parent().list()) {
                            frame.parent().first(frame.own(), text);
                        }
                        visitor.text(
                                frame.list() ? frame.path() : frame.step(name),
                                text,
                                parser.currentTokenLocation().getByteOffset());
                    }
                    case VALUE_TRUE -> {
                        if (!frame.list()) {
                            frame.text(name, "true");
                        }
                    }
                    default -> {
                        // numbers and other constants decide nothing
                    }
                }
                if (single && frame.parent() == null) {
                    return parser.currentLocation().getByteOffset();
                }
            }
            if (frame.parent() != null) {
                throw new MalformedException(
                        "JSON that ends too early", parser.currentLocation().getByteOffset());
            }
            return parser.currentLocation().getByteOffset();
        } catch (JsonProcessingException e) {
            throw new MalformedException(
                    "broken JSON (" + e.getOriginalMessage() + ")",
                    e.getLocation() == null ? -1 : e.getLocation().getByteOffset());
        }
    }
}
