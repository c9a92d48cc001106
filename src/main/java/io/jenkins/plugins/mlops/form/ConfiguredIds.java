package io.jenkins.plugins.mlops.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Ids by which steps name configured things: registries and databases. */
public final class ConfiguredIds {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    private ConfiguredIds() {}

    /** Tells whether a text may be an id; null may not. */
    public static boolean isId(String text) {
        return text != null && ID.matcher(text).matches();
    }

    /**
     * A copy of a list to be kept.
     *
     * @param all null for none
     * @param twice says that there are two of an id
     * @throws IllegalArgumentException in one line, when two have the same id
     */
    public static <T> List<T> distinct(List<T> all, Function<T, String> id, Function<Object, String> twice) {
        List<T> copy = all == null ? new ArrayList<>() : new ArrayList<>(all);
        Set<String> ids = new HashSet<>();
        for (T each : copy) {
            if (!ids.add(id.apply(each))) {
                throw new IllegalArgumentException(twice.apply(id.apply(each)));
            }
        }
        return copy;
    }
}
