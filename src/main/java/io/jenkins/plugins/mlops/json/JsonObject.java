package io.jenkins.plugins.mlops.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object with forgiving getters: what is missing or of another kind is the fallback, and whoever needs to know checks.
 *
 * @param members the members in their order, as {@link JsonReader} reads them
 */
public record JsonObject(Map<String, Object> members) {
    /** The object of a tree; an empty one when the tree is something else. */
    public static JsonObject of(Object tree) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return new JsonObject(members);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** A text, or a number or truth value as text; the fallback for anything else. */
    public String text(String name, String fallback) {
        Object value = members.get(name);
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? value.toString()
                : fallback;
    }

    /** A number as a whole one; the fallback for anything else, and for one that is out of range. */
    public long whole(String name, long fallback) {
        return members.get(name) instanceof Number number ? number.longValue() : fallback;
    }

    /** As {@link #whole}, for numbers of things. */
    public int count(String name, int fallback) {
        long whole = whole(name, fallback);
        return whole == (int) whole ? (int) whole : fallback;
    }

    /** An object; an empty one for anything else. */
    public JsonObject object(String name) {
        return of(members.get(name));
    }

    /** Tells whether a list stands there. */
    public boolean hasList(String name) {
        return members.get(name) instanceof List;
    }

    /** A list; an empty one for anything else. */
    public List<Object> list(String name) {
        return members.get(name) instanceof List<?> list ? Collections.unmodifiableList(list) : List.of();
    }

    /** The objects of a list; an item of another kind is an empty object. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        list(name).forEach(item -> objects.add(of(item)));
        return objects;
    }
}
