package io.jenkins.plugins.mlops.json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes Map, Iterable, CharSequence, Number, Boolean and null as JSON that people can read: one member a line, two spaces a level.
 *
 * <p>Digests are made of these bytes, so the same tree gives the same bytes on every system and in every version.
 */
public final class JsonLayout {
    private final StringBuilder out = new StringBuilder();

    private JsonLayout() {}

    /**
     * The bytes of a tree, in UTF-8, without a line end behind the last brace. Members stand in the order of their map.
     *
     * @throws IllegalArgumentException for a value of another type
     */
    public static byte[] bytes(Object tree) {
        JsonLayout layout = new JsonLayout();
        layout.value(tree, 0);
        return layout.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(Object value, int level) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            double real = number.doubleValue();
            if (Double.isNaN(real) || Double.isInfinite(real)) {
                string(value.toString());
            } else {
                out.append(value);
            }
        } else if (value instanceof CharSequence text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            map(map, level);
        } else if (value instanceof Iterable<?> list) {
            list(list, level);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        }
    }

    private void map(Map<?, ?> map, int level) {
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(comma).append('\n').append("  ".repeat(level + 1));
            string(String.valueOf(entry.getKey()));
            out.append(" : ");
            value(entry.getValue(), level + 1);
            comma = ",";
        }
        if (map.isEmpty()) {
            out.append(' ');
        } else {
            out.append('\n').append("  ".repeat(level));
        }
        out.append('}');
    }

    /** A list stands on the line where it begins. */
    private void list(Iterable<?> list, int level) {
        out.append("[ ");
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            value(items.next(), level);
            out.append(items.hasNext() ? ", " : " ");
        }
        out.append(']');
    }

    private void string(CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int shortened = "\b\t\n\f\r\"\\".indexOf(c);
            if (shortened >= 0) {
                out.append('\\').append("btnfr\"\\".charAt(shortened));
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04X", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
