package io.jenkins.plugins.mlops.engine.result;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes single values fit for JSON and within {@link ResultBounds}: nothing here fails, whatever the data held. */
final class Values {
    /** Largest integer that every JSON reader keeps exactly (2^53 - 1). */
    private static final long SAFE_INTEGER = 9_007_199_254_740_991L;

    private final ResultBounds bounds;
    private int budget;
    private long cutTexts;
    private int cutLists;
    private boolean tooDeep;

    Values(ResultBounds bounds) {
        this.bounds = bounds;
        this.budget = bounds.budget();
    }

    long cutTexts() {
        return cutTexts;
    }

    /** The string, cut to length, with half surrogate pairs (which no UTF-8 file can hold) replaced. */
    String text(String text) {
        if (text == null) {
            return null;
        }
        String kept = text;
        if (text.length() > bounds.text()) {
            cutTexts++;
            int end = bounds.text() - 1;
            kept = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
        }
        return wellFormed(kept);
    }

    private static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }

    /** A measured or sampled value: number, string, boolean or null. Numbers that JSON cannot tell exactly become strings. */
    Object cell(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        return value instanceof Number number ? number(number) : text(String.valueOf(value));
    }

    private Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double d = number.doubleValue();
            // Through the text, so that the float 0.1 stays 0.1.
            return Double.isFinite(d) ? (Object) Double.valueOf(number.toString()) : String.valueOf(d);
        }
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            long l = number.longValue();
            return l > SAFE_INTEGER || l < -SAFE_INTEGER ? (Object) String.valueOf(l) : (Object) l;
        }
        if (number instanceof BigInteger big) {
            return big.bitLength() > 53 ? text(big.toString()) : (Object) big.longValue();
        }
        if (number instanceof BigDecimal decimal) {
            double d = decimal.doubleValue();
            return Double.isFinite(d) && new BigDecimal(Double.toString(d)).compareTo(decimal) == 0
                    ? (Object) d
                    : text(decimal.toString());
        }
        return text(String.valueOf(number));
    }

    /** A section's data within the bounds. */
    Map<String, Object> tree(String title, Map<String, Object> data, List<String> notes) {
        cutLists = 0;
        tooDeep = false;
        boolean empty = budget <= 0;
        Map<String, Object> kept = empty ? Map.of() : map(data, 1);
        if (empty) {
            notes.add("the data of section \"" + title + "\" is left out: the document is full");
        } else if (budget <= 0) {
            notes.add("the data of section \"" + title + "\" is cut: the document is full");
        } else if (cutLists > 0) {
            notes.add(cutLists + " lists of section \"" + title + "\" are cut to " + bounds.entries() + " entries");
        }
        if (tooDeep) {
            notes.add("the data of section \"" + title + "\" is cut below level " + bounds.depth());
        }
        return kept;
    }

    private Map<String, Object> map(Map<?, ?> map, int depth) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (full(kept.size())) {
                break;
            }
            kept.put(text(String.valueOf(entry.getKey())), node(entry.getValue(), depth));
        }
        return kept;
    }

    private boolean full(int size) {
        if (size >= bounds.entries()) {
            cutLists++;
            return true;
        }
        return --budget < 0;
    }

    private Object node(Object value, int depth) {
        boolean nested = value instanceof Map
                || value instanceof Collection
                || value != null && value.getClass().isArray();
        if (!nested) {
            boolean notFinite = (value instanceof Double || value instanceof Float)
                    && !Double.isFinite(((Number) value).doubleValue());
            return notFinite ? null : cell(value);
        }
        if (depth >= bounds.depth()) {
            tooDeep = true;
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, depth + 1);
        }
        if (value instanceof double[] numbers) {
            return numbers(numbers);
        }
        List<Object> kept = new ArrayList<>();
        for (Object element : elements(value)) {
            if (full(kept.size())) {
                break;
            }
            kept.add(node(element, depth + 1));
        }
        return kept;
    }

    private double[] numbers(double[] numbers) {
        int length = Math.min(numbers.length, Math.min(bounds.entries(), Math.max(0, budget)));
        budget -= numbers.length;
        if (length < numbers.length) {
            cutLists++;
        }
        return Arrays.copyOf(numbers, length);
    }

    private static Collection<?> elements(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            list.add(Array.get(value, i));
        }
        return list;
    }
}
