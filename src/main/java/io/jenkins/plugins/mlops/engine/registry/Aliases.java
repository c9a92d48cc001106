package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where the aliases of a model point, as its events say. */
final class Aliases {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

    private Aliases() {}

    /** Refuses what cannot be an alias; it may stand in file names, addresses and pages. */
    static String check(String alias) {
        if (alias == null || !NAME.matcher(alias).matches()) {
            throw new BadInputException(
                    "an alias is a letter followed by up to 63 letters, digits, dots, dashes or underscores, found \""
                            + (alias == null
                                    ? ""
                                    : alias.substring(0, Math.min(80, alias.length()))
                                            .replaceAll("\\p{Cntrl}", "?"))
                            + "\"");
        }
        return alias;
    }

    /** Replays the events. */
    static SortedMap<String, Integer> replay(List<RegistryEvent> events) {
        SortedMap<String, Integer> aliases = new TreeMap<>();
        for (RegistryEvent event : events) {
            switch (event.kind()) {
                case ALIAS, PROMOTE, ROLLBACK -> aliases.put(event.alias(), event.version());
                case UNALIAS -> aliases.remove(event.alias());
                case APPROVE, REJECT -> {
                    // says nothing about aliases
                }
            }
        }
        return aliases;
    }

    /** The version an alias pointed to before the one it points to now, or 0; a second rollback goes one further back. */
    static int before(List<RegistryEvent> events, String alias) {
        Deque<Integer> stack = new ArrayDeque<>();
        for (RegistryEvent event : events) {
            if (alias.equals(event.alias())) {
                switch (event.kind()) {
                    case ALIAS, PROMOTE -> stack.push(event.version());
                    case ROLLBACK -> stack.pop();
                    case UNALIAS -> stack.clear();
                    case APPROVE, REJECT -> {
                        // says nothing about aliases
                    }
                }
            }
        }
        stack.poll();
        return stack.isEmpty() ? 0 : stack.peek();
    }

    /** The derived file: the aliases and how many events they come from. */
    static byte[] bytes(int events, SortedMap<String, Integer> aliases) {
        Map<String, Object> tree = Json.object();
        tree.put("format", "mlops-aliases/1");
        tree.put("events", events);
        tree.put("aliases", aliases);
        return Json.bytes(tree);
    }

    /** Reads the derived file; null when it comes from another number of events. */
    static SortedMap<String, Integer> parse(JsonObject tree, int events) {
        if (tree.count("events", -1) != events || !(tree.members().get("aliases") instanceof Map)) {
            return null;
        }
        SortedMap<String, Integer> aliases = new TreeMap<>();
        JsonObject read = tree.object("aliases");
        read.members().keySet().forEach(alias -> aliases.put(alias, read.count(alias, 0)));
        return aliases;
    }
}
