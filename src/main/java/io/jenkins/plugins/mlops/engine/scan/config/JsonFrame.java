package io.jenkins.plugins.mlops.engine.scan.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One object or list of a JSON or YAML document: its own plain members, and the names of those that are objects or lists. */
public final class JsonFrame {
    /** Members are kept only up to here, so that an object with a million keys costs nothing. */
    private static final int KEPT = 256;

    private final String path;
    private final boolean list;
    private final JsonFrame parent;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> firsts = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private boolean twice;

    public JsonFrame(String path, boolean list, JsonFrame parent) {
        this.path = path;
        this.list = list;
        this.parent = parent;
    }

    /** Steps from the root to it, joined by points. */
    public String path() {
        return path;
    }

    /** Tells whether it is a list. */
    public boolean list() {
        return list;
    }

    /** Returns the list or object that it is a member of, or null. */
    public JsonFrame parent() {
        return parent;
    }

    /** A member begins. */
    public void name(String name) {
        if (names.size() < KEPT || ConfigKeys.ALL.contains(name)) {
            twice |= !names.add(name) && ConfigKeys.ALL.contains(name);
        }
    }

    /** A member that is a text, or true. */
    public void text(String name, String value) {
        if (texts.size() < KEPT || ConfigKeys.ALL.contains(name)) {
            texts.put(name, value);
        }
    }

    /** The first text of a member that is a list. */
    public void first(String name, String value) {
        if (firsts.size() < KEPT) {
            firsts.putIfAbsent(name, value);
        }
    }

    /** The text of a member, or null. */
    public String get(String name) {
        return texts.get(name);
    }

    /** The first texts of members that are lists, by name. */
    public Map<String, String> firsts() {
        return firsts;
    }

    /** Plain members, by name. */
    public Map<String, String> texts() {
        return texts;
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    /** Tells whether a member that decides what is loaded is there twice: readers differ in which one counts. */
    boolean twice() {
        return twice;
    }

    /** The last step of the path. */
    public String own() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The path of a member. */
    public String step(String name) {
        String joined = path.isEmpty() ? name : path + "." + name;
        return joined.length() > 300 ? joined.substring(0, 300) : joined;
    }
}
