package io.jenkins.plugins.mlops.engine.model.xgboost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A JSON text, one token after the other. */
final class JsonDocument implements Document, AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING)
                    .maxNumberLength(400)
                    .maxStringLength(1 << 24)
                    .maxNameLength(1 << 16)
                    .build())
            .build();

    private final JsonParser parser;

    JsonDocument(InputStream in) throws IOException {
        parser = FACTORY.createParser(in);
    }

    @Override
    public void fields(Field field) throws IOException {
        expect(next(), JsonToken.START_OBJECT, "an object");
        while (next() == JsonToken.FIELD_NAME) {
            field.read(parser.currentName());
        }
    }

    @Override
    public void items(Item item) throws IOException {
        expect(next(), JsonToken.START_ARRAY, "an array");
        // The item reads its own first token, so look at it here and let next() give it again.
        while (next() != JsonToken.END_ARRAY) {
            again = true;
            item.read();
        }
    }

    private boolean again;

    private JsonToken next() throws IOException {
        if (again) {
            again = false;
            return parser.currentToken();
        }
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new ModelFormatException("the file ends at " + position() + ", expected more of the document");
        }
        return token;
    }

    @Override
    public String text() throws IOException {
        JsonToken token = next();
        if (!token.isScalarValue()) {
            throw unexpected(token, "a text or a number");
        }
        return parser.getText();
    }

    @Override
    public List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        items(() -> texts.add(text()));
        return texts;
    }

    @Override
    public float[] floats() throws IOException {
        expect(next(), JsonToken.START_ARRAY, "an array of numbers");
        float[] values = new float[16];
        int count = 0;
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                values[count++] = Float.parseFloat(parser.getText());
            } else {
                throw unexpected(token, "a number");
            }
        }
        return Arrays.copyOf(values, count);
    }

    @Override
    public int[] ints() throws IOException {
        expect(next(), JsonToken.START_ARRAY, "an array of whole numbers");
        int[] values = new int[16];
        int count = 0;
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            if (token == JsonToken.VALUE_NUMBER_INT) {
                values[count++] = parser.getIntValue();
            } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
                values[count++] = token == JsonToken.VALUE_TRUE ? 1 : 0;
            } else {
                throw unexpected(token, "a whole number");
            }
        }
        return Arrays.copyOf(values, count);
    }

    @Override
    public void skip() throws IOException {
        next();
        parser.skipChildren();
        if (parser.currentToken() == null) {
            throw new ModelFormatException("the file ends at " + position() + ", expected more of the document");
        }
    }

    @Override
    public String position() {
        return "byte " + Math.max(0, parser.currentLocation().getByteOffset());
    }

    private void expect(JsonToken token, JsonToken expected, String what) throws ModelFormatException {
        if (token != expected) {
            throw unexpected(token, what);
        }
    }

    private ModelFormatException unexpected(JsonToken token, String expected) {
        return new ModelFormatException(
                "found " + token.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " at " + position()
                        + ", expected " + expected);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
