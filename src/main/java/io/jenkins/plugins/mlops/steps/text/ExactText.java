package io.jenkins.plugins.mlops.steps.text;

import io.jenkins.plugins.mlops.request.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Turns what a user may hand to a parameter about columns, a string, a list or a map, into a list of strings, letter by letter: names of
 * columns and their values may begin or end with a blank.
 *
 * <p>Refused is only what the engine could not tell from something else.
 */
public final class ExactText {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    private ExactText() {}

    /** Names of columns, one a line or between commas, where the blanks beside a comma belong to no name. A list is never split. */
    public static List<String> names(Object value) {
        return header(value).stream().filter(name -> !name.isBlank()).toList();
    }

    /** The same with names that are empty: without one, its column would get the name of the next. */
    public static List<String> header(Object value) {
        if (value instanceof Collection) {
            return ((Collection<?>) value).stream().map(ExactText::text).toList();
        }
        List<String> built = new ArrayList<>();
        for (String line : text(value).isBlank() ? List.<String>of() : lines(value)) {
            String[] names = line.split(",", -1);
            for (String name : names) {
                built.add(names.length == 1 ? name : name.strip());
            }
        }
        return built;
    }

    /** Names of columns as above, or {@code COLUMN=WORD} from a map, also inside a list. */
    public static List<String> columns(Object value) {
        return value instanceof Map || value instanceof Collection
                ? kinds(value).stream().filter(name -> !name.isBlank()).toList()
                : names(value);
    }

    /** {@code COLUMN=KIND} from a map, from lines, or from a list of either. */
    public static List<String> kinds(Object value) {
        return assigned(value, column -> {});
    }

    /**
     * {@code TOKEN} and {@code COLUMN=TOKEN} from a map of columns to one token or several, from lines, or from a list of either.
     *
     * @throws IllegalArgumentException for a column whose name the engine would not find again
     */
    public static List<String> missing(Object value) {
        return assigned(value, column -> {
            if (column.isEmpty() || column.indexOf('=') >= 0) {
                throw new IllegalArgumentException("missing: no value can be given for the column "
                        + OneLine.quoted(column) + ", whose name is empty or holds an equals sign");
            }
        });
    }

    private static List<String> assigned(Object value, Consumer<String> check) {
        if (value instanceof Map) {
            return pairs((Map<?, ?>) value, check);
        }
        if (!(value instanceof Collection)) {
            return lines(value).stream().filter(line -> !line.isEmpty()).toList();
        }
        List<String> built = new ArrayList<>();
        for (Object item : (Collection<?>) value) {
            built.addAll(item instanceof Map ? pairs((Map<?, ?>) item, check) : List.of(text(item)));
        }
        return built;
    }

    private static List<String> pairs(Map<?, ?> values, Consumer<String> check) {
        List<String> built = new ArrayList<>();
        values.forEach((key, value) -> {
            String column = text(key);
            check.accept(column);
            for (Object one : value instanceof Collection ? (Collection<?>) value : Arrays.asList(value)) {
                built.add(column + "=" + text(one));
            }
        });
        return built;
    }

    /** Without the empty lines at the end, which a text area of a form often has. */
    private static List<String> lines(Object value) {
        List<String> lines = new ArrayList<>(Arrays.asList(LINE_END.split(text(value), -1)));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
