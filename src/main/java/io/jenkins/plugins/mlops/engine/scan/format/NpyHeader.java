package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The header of an array on disk: a Python dictionary of which the member {@code descr} is the type. NumPy understands many spellings of
 * types; {@code numpy.save} writes one of them, and only that one counts as numbers here.
 */
final class NpyHeader {
    private static final Pattern PLAIN = Pattern.compile(
            "[<>|=](b1|[iu][1248]|f(2|4|8|12|16)|c(8|16|24|32)|[SUVa]\\d{1,9}|[mM]8(\\[[A-Za-z0-9/]+\\])?)");
    private static final int DEEPEST = 32;

    private final String text;
    private int at;

    NpyHeader(String text) {
        this.text = text;
    }

    /** Tells whether the items are numbers, texts or times of fixed size, alone or as fields. */
    boolean plain() throws MalformedException {
        Object header = value(0);
        space();
        if (!(header instanceof Map<?, ?> members) || at != text.length()) {
            throw new MalformedException("an array header that is not a dictionary", 10);
        }
        return plain(members.get("descr"), 0);
    }

    private static boolean plain(Object type, int depth) {
        if (type instanceof String name) {
            return PLAIN.matcher(name).matches();
        }
        if (!(type instanceof List<?> fields) || depth > DEEPEST) {
            return false;
        }
        for (Object field : fields) {
            boolean shaped =
                    field instanceof List<?> parts && (parts.size() == 2 || parts.size() == 3 && numbers(parts.get(2)));
            if (!shaped || !plain(((List<?>) field).get(1), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean numbers(Object shape) {
        return shape instanceof Long
                || shape instanceof List<?> list && list.stream().allMatch(Long.class::isInstance);
    }

    /** A dictionary, list, tuple, text, whole number or constant. */
    private Object value(int depth) throws MalformedException {
        space();
        if (depth > DEEPEST || at >= text.length()) {
            throw broken();
        }
        char c = text.charAt(at);
        if (c == '{') {
            Map<Object, Object> members = new LinkedHashMap<>();
            for (at++; !ends('}'); comma('}')) {
                Object key = value(depth + 1);
                space();
                if (at >= text.length() || text.charAt(at++) != ':' || members.put(key, value(depth + 1)) != null) {
                    throw broken();
                }
            }
            return members;
        }
        if (c == '[' || c == '(') {
            char end = c == '[' ? ']' : ')';
            List<Object> items = new ArrayList<>();
            for (at++; !ends(end); comma(end)) {
                items.add(value(depth + 1));
            }
            return items;
        }
        return c == '\'' || c == '"' ? string(c) : word();
    }

    private String string(char quote) throws MalformedException {
        int end = text.indexOf(quote, at + 1);
        String content = end < 0 ? "\\" : text.substring(at + 1, end);
        if (content.indexOf('\\') >= 0) {
            throw new MalformedException("an array header with escapes, which no writer makes", 10 + at);
        }
        at = end + 1;
        return content;
    }

    private Object word() throws MalformedException {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        String word = text.substring(from, at);
        if (word.matches("-?\\d{1,18}L?")) {
            return Long.valueOf(word.replace("L", ""));
        }
        if (!word.equals("True") && !word.equals("False") && !word.equals("None")) {
            throw broken();
        }
        return word;
    }

    private boolean ends(char end) {
        space();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        return false;
    }

    private void comma(char end) throws MalformedException {
        space();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        } else if (at >= text.length() || text.charAt(at) != end) {
            throw broken();
        }
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private MalformedException broken() {
        return new MalformedException("an array header that numpy.save does not write", 10 + at);
    }
}
