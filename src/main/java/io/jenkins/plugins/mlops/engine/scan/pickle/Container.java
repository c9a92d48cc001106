package io.jenkins.plugins.mlops.engine.scan.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list, set, tuple or dictionary, as far as decisions hang on it: how many values it would hold if everything shared were written out,
 * and the few members that describe an array or that change what an object does.
 */
class Container implements Value {
    /** Values in it and in what only it holds. */
    double own;

    /** Containers in it that stand elsewhere, too, or hold such ones; once for each time. */
    List<Container> shared = List.of();

    /** True if it was read from the memo, so that it may stand in several places and grow later. */
    boolean fetched;

    /** True if it was put into another one. */
    boolean placed;

    /** Takes a value in. */
    final void take(Object value) {
        own++;
        if (value instanceof Container inner) {
            if (inner.fetched) {
                share(inner);
            } else if (inner.shared.isEmpty()) {
                own += inner.own;
                inner.placed = true;
            } else {
                share(inner); // a copy of its list would cost the square of the depth
                inner.placed = true;
            }
        }
    }

    private void share(Container inner) {
        if (shared.isEmpty()) {
            shared = new ArrayList<>(4);
        }
        shared.add(inner);
    }

    /** A tuple, whose items are kept when they are few. */
    static final class Tuple extends Container {
        private static final int KEPT = 64;
        private final List<Object> items;
        private final boolean whole;

        Tuple(List<Object> items) {
            whole = items.size() <= KEPT;
            this.items = whole ? items : List.of();
            items.forEach(this::take);
        }

        List<Object> items() {
            return items;
        }

        /** Tells whether {@link #items} are all of them. */
        boolean whole() {
            return whole;
        }
    }

    /** A list or set. */
    static final class Items extends Container {}

    /** A dictionary, of which only members that decisions hang on are kept. */
    static final class Dict extends Container {
        private Map<String, Object> items = Map.of();
        private boolean odd;

        void put(Object key, Object value) {
            take(key);
            take(value);
            odd |= key == MADE || key instanceof Instance;
            if (key instanceof Str text && kept(text.text())) {
                items = items.isEmpty() ? new HashMap<>() : items;
                items.put(text.text(), value);
            }
        }

        private static boolean kept(String key) {
            return StateRules.isMethod(key)
                    || switch (key) {
                        case "shape",
                                "dtype",
                                "numpy_array_alignment_bytes",
                                "formula",
                                "restore_design_info",
                                "_parse_arg_template",
                                "__dict__" -> true;
                        default -> false;
                    };
        }

        Object get(String key) {
            return items.get(key);
        }

        boolean has(String key) {
            return items.containsKey(key);
        }

        /** Tells whether it has a key that was put together by a call, so that nobody knows which member it is. */
        boolean odd() {
            return odd;
        }
    }
}
