package io.jenkins.plugins.mlops.engine.scan.text;

import io.jenkins.plugins.mlops.engine.scan.config.ConfigJudge;
import io.jenkins.plugins.mlops.engine.scan.config.JsonFrame;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Follows the events of a YAML document: objects with their texts, tags, and what aliases repeat. */
final class YamlWalker {
    private static final String OFFICIAL = "tag:yaml.org,2002:";
    private static final Set<String> PLAIN = Set.of(
            "str",
            "int",
            "float",
            "bool",
            "null",
            "map",
            "seq",
            "set",
            "omap",
            "pairs",
            "binary",
            "timestamp",
            "merge",
            "value",
            "yaml");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> PYTHON = Set.of(
            "none", "bool", "str", "unicode", "bytes", "int", "long", "float", "complex", "list", "tuple", "dict");

    /** A collection that is open, the anchor it has, and how many values it holds with all aliases written out. */
    private static final class Open {
        final JsonFrame frame;
        final Anchor anchor;
        String key;
        boolean keyed;
        double values = 1;

        Open(JsonFrame frame, Anchor anchor) {
            this.frame = frame;
            this.anchor = anchor;
        }
    }

    private final ConfigJudge judge;
    private final Place place;
    private final Scan scan;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, String> texts = new HashMap<>();
    private final Map<Anchor, Double> sizes = new HashMap<>();
    private double largest;
    private boolean structured;

    YamlWalker(ConfigJudge judge, Place place, Scan scan) {
        this.judge = judge;
        this.place = place;
        this.scan = scan;
        open.push(new Open(new JsonFrame("", true, null), null));
    }

    /** Values the largest document would have. */
    double values() {
        return Math.max(largest, open.getLast().values);
    }

    /** Tells whether there was any mapping or list. */
    boolean structured() {
        return structured;
    }

    void take(Event event) {
        long at = event.getStartMark().map(mark -> (long) mark.getIndex()).orElse(-1L);
        switch (event.getEventId()) {
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                tag(scalar.getTag(), at);
                scalar.getAnchor().ifPresent(anchor -> texts.put(anchor, scalar.getValue()));
                boolean none = scalar.isPlain() && NULL.contains(scalar.getValue());
                value(none && (open.peek().keyed || open.peek().frame.list()) ? null : scalar.getValue(), at);
                open.peek().values++;
            }
            case Alias -> {
                Anchor anchor = ((AliasEvent) event).getAlias();
                value(texts.get(anchor), at);
                open.peek().values += sizes.getOrDefault(anchor, 1.0);
            }
            case MappingStart, SequenceStart -> {
                structured = true;
                tag(((CollectionStartEvent) event).getTag(), at);
                Open around = open.peek();
                String path =
                        around.frame.list() || around.key == null ? around.frame.path() : around.frame.step(around.key);
                if (!around.frame.list() && !around.keyed) { // a collection as a key
                    path = around.frame.path();
                }
                JsonFrame frame = new JsonFrame(path, event.getEventId() == Event.ID.SequenceStart, around.frame);
                open.push(new Open(
                        frame, ((CollectionStartEvent) event).getAnchor().orElse(null)));
            }
            case MappingEnd, SequenceEnd -> {
                Open closed = open.pop();
                if (!closed.frame.list()) {
                    judge.object(closed.frame, at);
                }
                if (closed.anchor != null) {
                    sizes.put(closed.anchor, closed.values);
                    texts.remove(closed.anchor);
                }
                Open around = open.peek();
                around.values += closed.values;
                largest = Math.max(largest, around.values);
                toggle(around, null);
            }
            default -> {
                // documents and the stream
            }
        }
    }

    /** A text, or an alias of what is no text, stands as a key, as a member, or in a list. */
    private void value(String text, long at) {
        Open around = open.peek();
        if (around.frame.list()) {
            if (text != null) {
                if (around.frame.parent() != null && !around.frame.parent().list()) {
                    around.frame.parent().first(around.frame.own(), text);
                }
                judge.text(around.frame.path(), text, at);
            }
            return;
        }
        if (around.keyed && text != null) {
            around.frame.text(around.key, text);
            judge.text(around.frame.step(around.key), text, at);
        }
        toggle(around, text == null ? "" : text);
    }

    private static void toggle(Open around, String text) {
        if (around.frame.list()) {
            return;
        }
        if (!around.keyed) {
            around.key = text == null ? "" : text;
            around.frame.name(around.key);
        }
        around.keyed = !around.keyed;
    }

    private void tag(Optional<String> given, long at) {
        if (given.isEmpty() || given.get().equals("!")) {
            return;
        }
        String tag = decoded(given.get());
        String shown = "`" + Text.printable(tag, 100) + "`";
        if (tag.startsWith(OFFICIAL)) {
            String name = tag.substring(OFFICIAL.length());
            if (PLAIN.contains(name) || name.startsWith("python/") && PYTHON.contains(name.substring(7))) {
                return;
            }
            scan.report(
                    Threat.CRITICAL,
                    "yaml-object",
                    place,
                    at,
                    "The YAML tag " + shown + " makes a loader build or call any object of its language.",
                    "Do not load it with an unsafe YAML loader.");
        } else if (tag.startsWith("!") && !tag.contains("python/") && !tag.startsWith("!ruby/")) {
            scan.report(
                    Threat.LOW,
                    "yaml-tag",
                    place,
                    at,
                    "The YAML tag " + shown + " means what the program that reads it makes of it.",
                    "Ask for plain YAML.");
        } else {
            scan.report(
                    Threat.HIGH,
                    "yaml-object",
                    place,
                    at,
                    "The YAML tag " + shown + " is none of YAML's own; it may make a loader build any object.",
                    "Do not load it with an unsafe YAML loader.");
        }
    }

    private static String decoded(String tag) {
        if (tag.indexOf('%') < 0) {
            return tag;
        }
        try {
            return URLDecoder.decode(tag.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return tag;
        }
    }
}
