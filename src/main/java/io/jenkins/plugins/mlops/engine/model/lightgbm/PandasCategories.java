package io.jenkins.plugins.mlops.engine.model.lightgbm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The last line of a model trained on a pandas table, {@code pandas_categorical:[["a", "b"], [1, 2]]}: a list for each column of categories. */
final class PandasCategories {
    static final String KEY = "pandas_categorical:";
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNumberLength(400)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private PandasCategories() {}

    static List<List<String>> read(TextLines lines) throws IOException {
        List<List<String>> columns = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(lines.line().substring(KEY.length()))) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.VALUE_NULL) {
                return columns;
            }
            expect(first, JsonToken.START_ARRAY, lines);
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                expect(token, JsonToken.START_ARRAY, lines);
                List<String> names = new ArrayList<>();
                for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    if (token == null || !token.isScalarValue()) {
                        throw broken(lines);
                    }
                    names.add(parser.getText());
                }
                columns.add(names);
            }
            return columns;
        } catch (JsonProcessingException e) {
            throw broken(lines);
        }
    }

    private static void expect(JsonToken found, JsonToken expected, TextLines lines) throws ModelFormatException {
        if (found != expected) {
            throw broken(lines);
        }
    }

    private static ModelFormatException broken(TextLines lines) {
        return lines.problem("pandas_categorical is broken, expected a JSON list of lists of category names");
    }
}
