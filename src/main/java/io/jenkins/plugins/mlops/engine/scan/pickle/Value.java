package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the scanner knows of a value that a pickle would make. Whole numbers are {@link Long}, {@link Global}s stand for themselves, and
 * everything that no decision hangs on is {@link #OTHER}, so that a pickle of any size costs little memory.
 */
interface Value {
    /** Something of no interest. */
    Value OTHER = new Plain("other");

    Value NONE = new Plain("None");

    /** A value known only by its name. */
    record Plain(String name) implements Value {}

    /** A short text. */
    record Str(String text) implements Value {}

    /** Bytes, or a text that stands for bytes, that look like another pickle or archive; the content can be read as long as the walk lasts. */
    record Blob(Content content, long offset) implements Value {}

    /** A tuple of few items. */
    record Tuple(List<Object> items) implements Value {}

    /** A dictionary, of which only what describes an array is kept. */
    final class Dict implements Value {
        private static final Set<String> KEPT = Set.of("shape", "dtype", "numpy_array_alignment_bytes");
        private Map<String, Object> items = Map.of();

        void put(Object key, Object value) {
            if (key instanceof Str text && KEPT.contains(text.text())) {
                items = items.isEmpty() ? new HashMap<>() : items;
                items.put(text.text(), value);
            }
        }

        Object get(String key) {
            return items.get(key);
        }

        boolean has(String key) {
            return items.containsKey(key);
        }
    }

    /** An object of a class whose state matters for what follows in the file. */
    final class Instance implements Value {
        final Global of;
        final Object arguments;
        Object state = NONE;

        Instance(Global of, Object arguments) {
            this.of = of;
            this.arguments = arguments;
        }
    }
}
