package io.jenkins.plugins.mlops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259) into Map, List, String, Long, Double, Boolean and null.
 *
 * <p>The text comes from a process on an agent, so nesting and the number of values are bounded, and anything after the value is an error:
 * a value takes up to fifty times the memory of its text, and a result document of this plugin has half as many values at most.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_VALUES = 1_000_000;

    /** Whoever has the text bounds its length; a report within one result is a single long string. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser in;
    private int values = 1; // the object itself

    private JsonReader(JsonParser in) {
        this.in = in;
    }

    /**
     * Reads a text that holds one object.
     *
     * @throws IllegalArgumentException with the offset of the first character that is not JSON
     */
    public static Map<String, Object> object(String text) {
        try (JsonParser in = JSON.createParser(text)) {
            JsonReader reader = new JsonReader(in);
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw reader.expected("one JSON object");
            }
            Map<String, Object> object = reader.map();
            if (in.nextToken() != null) {
                throw reader.expected("nothing after the JSON object");
            }
            return object;
        } catch (JsonProcessingException e) {
            String what = e.getOriginalMessage().lines().findFirst().orElse("unexpected end");
            throw new IllegalArgumentException(
                    e.getLocation() == null
                            ? "not JSON that can be read: " + what // a bound, which has no position
                            : "not JSON at character " + e.getLocation().getCharOffset() + ": " + what,
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has none
        }
    }

    private Object value() throws IOException {
        if (++values > MAX_VALUES) {
            throw expected("at most " + MAX_VALUES + " values");
        }
        return switch (in.currentToken()) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw expected("a value");
        };
    }

    private Map<String, Object> map() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            map.put(name, value());
        }
        return map;
    }

    private List<Object> list() throws IOException {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }

    /** A Double where a long has no room. */
    private Number whole() throws IOException {
        return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? (Number) in.getDoubleValue()
                : (Number) in.getLongValue();
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("not JSON at character "
                + Math.max(0, in.currentTokenLocation().getCharOffset()) + ": expected " + what);
    }
}
