package io.jenkins.plugins.mlops.steps.text;

import io.jenkins.plugins.mlops.engine.connection.TableAddress;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns what a user may hand to a step parameter, a string, a list or a map, into a list of strings and back.
 *
 * <p>Nothing is refused here: a form is drawn from half-filled values too. {@link CheckRequest} refuses.
 */
public final class OptionText {
    private static final Pattern LINES = Pattern.compile("[\\r\\n]+");
    private static final Pattern LINES_AND_COMMAS = Pattern.compile("[\\r\\n,]+");

    private OptionText() {}

    /** One value a line; for parameters whose values may hold commas, such as rules. */
    public static List<String> lines(Object value) {
        return split(value, LINES);
    }

    /** One value a line or between commas; for names and paths. A list is never split, and a line that is the address of a table not at commas: it may be a query. */
    public static List<String> linesAndCommas(Object value) {
        if (value == null || value instanceof Collection) {
            return lines(value);
        }
        List<String> built = new ArrayList<>();
        for (String line : lines(value)) {
            built.addAll(TableAddress.isOne(line) ? List.of(line) : split(line, LINES_AND_COMMAS));
        }
        return built;
    }

    /** {@code NAME=F} values from a map of names to one file or several, from such lines, or from a list of them. */
    public static List<String> assignments(Object value) {
        if (!(value instanceof Map)) {
            return lines(value);
        }
        List<String> built = new ArrayList<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            for (String file : lines(entry.getValue())) {
                built.add(entry.getKey() + "=" + file);
            }
        }
        return built;
    }

    /** The shortest thing that makes the same list again: null, a string, or a list. */
    public static Object shown(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == 1 && values.equals(linesAndCommas(values.get(0)))
                ? values.get(0)
                : new ArrayList<>(values);
    }

    /** For a text area of a form: one value a line, letter by letter. */
    public static String inForm(Object value) {
        if (value instanceof Collection) {
            return ((Collection<?>) value).stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
        return value == null ? "" : value.toString();
    }

    private static List<String> split(Object value, Pattern separator) {
        List<String> built = new ArrayList<>();
        if (value instanceof Collection) {
            for (Object item : (Collection<?>) value) {
                add(built, item);
            }
        } else if (value != null) {
            for (String part : separator.split(value.toString())) {
                add(built, part);
            }
        }
        return built;
    }

    private static void add(List<String> built, Object item) {
        String text = item == null ? "" : item.toString().trim();
        if (!text.isEmpty()) {
            built.add(text);
        }
    }
}
