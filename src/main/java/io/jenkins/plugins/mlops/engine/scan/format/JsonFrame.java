package io.jenkins.plugins.mlops.engine.scan.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One object of a JSON document: its own plain members, and the names of those that are objects or lists. */
final class JsonFrame {
    /** Members are kept only up to here, so that an object with a million keys costs nothing. */
    private static final int KEPT = 256;

    final String path;
    final boolean list;
    final JsonFrame parent;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private boolean twice;

    JsonFrame(String path, boolean list, JsonFrame parent) {
        this.path = path;
        this.list = list;
        this.parent = parent;
    }

    void name(String name) {
        if (names.size() < KEPT || ConfigKeys.ALL.contains(name)) {
            twice |= !names.add(name) && ConfigKeys.ALL.contains(name);
        }
    }

    void text(String name, String value) {
        if (texts.size() < KEPT || ConfigKeys.ALL.contains(name)) {
            texts.put(name, value);
        }
    }

    /** The text of a member, or null. */
    String get(String name) {
        return texts.get(name);
    }

    boolean has(String name) {
        return names.contains(name);
    }

    Set<String> names() {
        return names;
    }

    /** Whether a member that decides what is loaded is there twice: readers differ in which one counts. */
    boolean twice() {
        return twice;
    }
}
