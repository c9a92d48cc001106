package io.jenkins.plugins.mlops.trigger;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a job has seen of an alias.
 *
 * @param name of the model
 * @param alias of the model
 * @param seen number of the newest event that was looked at
 * @param open events whose build has not begun yet, each with the number that the job's next build had when the event was seen: an older build cannot be its
 */
record PromotionState(String name, String alias, int seen, SortedMap<Integer, Integer> open) {
    private static final String FORMAT = "mlops-trigger/1";

    /** Nothing is open. */
    static PromotionState at(ModelPromotedTrigger trigger, int seen) {
        return new PromotionState(trigger.model().text(), trigger.getAlias(), seen, new TreeMap<>());
    }

    boolean isOf(ModelPromotedTrigger trigger) {
        return name.equals(trigger.model().text()) && alias.equals(trigger.getAlias());
    }

    /** The same with more events. */
    PromotionState with(int newest, Map<Integer, Integer> more) {
        SortedMap<Integer, Integer> all = new TreeMap<>(open);
        all.putAll(more);
        return new PromotionState(name, alias, newest, all);
    }

    /** The same when an event needs no build any more. */
    PromotionState without(PromotionCause cause) {
        if (!name.equals(cause.getModel()) || !alias.equals(cause.getAlias())) {
            return this; // the trigger was changed meanwhile
        }
        return without(cause.getEvent());
    }

    PromotionState without(int event) {
        SortedMap<Integer, Integer> rest = new TreeMap<>(open);
        rest.remove(event);
        return new PromotionState(name, alias, seen, rest);
    }

    Map<String, Object> tree() {
        Map<String, Object> builds = new LinkedHashMap<>();
        open.forEach((event, build) -> builds.put(String.valueOf(event), build));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("name", name);
        tree.put("alias", alias);
        tree.put("seen", seen);
        tree.put("open", builds);
        return tree;
    }

    /** @throws IllegalArgumentException in one line, when it is nothing that was written here */
    static PromotionState of(JsonObject tree) {
        if (!tree.text("format", "").equals(FORMAT)) {
            throw new IllegalArgumentException("not of the format " + FORMAT);
        }
        JsonObject builds = tree.object("open");
        SortedMap<Integer, Integer> open = new TreeMap<>();
        builds.members().keySet().forEach(event -> open.put(Integer.valueOf(event), builds.count(event, 0)));
        return new PromotionState(tree.text("name", ""), tree.text("alias", ""), tree.count("seen", 0), open);
    }
}
