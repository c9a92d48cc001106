package io.jenkins.plugins.mlops.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** Writes Map, Iterable, CharSequence, Number, Boolean and null, and nothing else: Jackson itself would turn any object into JSON, by its getters. */
final class JsonTree {
    private final JsonGenerator out;
    private final boolean nonFiniteAsText;

    /**
     * @param nonFiniteAsText whether NaN and the infinities, which JSON has no number for, become text; otherwise they become null
     */
    JsonTree(JsonGenerator out, boolean nonFiniteAsText) {
        this.out = out;
        this.nonFiniteAsText = nonFiniteAsText;
    }

    /**
     * Writes a tree.
     *
     * @throws IllegalArgumentException for a value of another type
     */
    void write(Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof CharSequence text) {
            out.writeString(text.toString());
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(item);
            }
            out.writeEndArray();
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        }
    }

    private void number(Number number) throws IOException {
        if (Double.isFinite(number.doubleValue())) {
            out.writeNumber(number.toString());
        } else if (nonFiniteAsText) {
            out.writeString(number.toString());
        } else {
            out.writeNull();
        }
    }
}
