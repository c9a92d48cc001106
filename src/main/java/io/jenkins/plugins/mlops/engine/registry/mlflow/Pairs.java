package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names and values as MLflow sends them: lists of {@code {"key": ..., "value": ...}}. */
final class Pairs {
    /** MLflow refuses names with other characters, and ours may hold quotes. */
    private static final String STRANGE = "[^\\p{L}\\p{N}_./ :-]";

    private static final int LONGEST_NAME = 250;

    private Pairs() {}

    static List<Map<String, Object>> list(Map<String, ?> values) {
        List<Map<String, Object>> list = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> {
            Map<String, Object> pair = new LinkedHashMap<>();
            pair.put("key", name(name));
            pair.put("value", value);
            list.add(pair);
        });
        return list;
    }

    static Map<String, String> texts(List<JsonObject> list) {
        Map<String, String> texts = new TreeMap<>();
        list.forEach(pair -> texts.put(pair.text("key", ""), pair.text("value", "")));
        return texts;
    }

    static Map<String, Double> numbers(List<JsonObject> list) {
        Map<String, Double> numbers = new TreeMap<>();
        for (JsonObject pair : list) {
            if (pair.members().get("value") instanceof Number number) {
                numbers.put(pair.text("key", ""), number.doubleValue());
            }
        }
        return numbers;
    }

    /** A name that MLflow takes. */
    static String name(String name) {
        String plain = name.replaceAll(STRANGE, "_").replaceAll("(^|/)\\.\\.?(?=/|$)", "$1_");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    }
}
