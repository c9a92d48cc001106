package io.jenkins.plugins.mlops.engine.slices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Groups by the distinct values of a column: the most frequent ones each, all others together. */
public final class Categories {
    private Categories() {}

    /**
     * From texts.
     *
     * @param values a value per row; null where it is missing, which makes a group of its own
     * @param most number of groups beside "missing" and "other", at least 1
     */
    public static Grouping of(String column, String[] values, int most) {
        Map<String, Integer> known = new HashMap<>();
        List<String> names = new ArrayList<>();
        int[] codes = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                codes[i] = -1;
                continue;
            }
            Integer code = known.get(values[i]);
            if (code == null) {
                code = names.size();
                known.put(values[i], code);
                names.add(values[i]);
            }
            codes[i] = code;
        }
        return of(column, codes, names, most);
    }

    /**
     * From codes.
     *
     * @param codes an index into the names per row; below 0 where the value is missing
     * @param names names of the values; those that no row has make no group
     */
    public static Grouping of(String column, int[] codes, List<String> names, int most) {
        int[] support = new int[names.size()];
        int missing = 0;
        for (int code : codes) {
            if (code < 0) {
                missing++;
            } else {
                support[code]++;
            }
        }
        List<String> labels = names.stream().map(name -> column + " = " + name).toList();
        return bounded(
                List.of(column), codes, names, labels, new boolean[names.size()], support, missing, most, List.of());
    }

    /** Groups in the order of their rows, the largest first. */
    static Grouping bounded(
            List<String> columns,
            int[] codes,
            List<String> names,
            List<String> named,
            boolean[] mixed,
            int[] support,
            int missing,
            int most,
            List<String> told) {
        Integer[] bySize = IntStream.range(0, names.size())
                .filter(k -> support[k] > 0)
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(bySize, Comparator.<Integer>comparingInt(k -> -support[k]).thenComparing(names::get));
        int shown = Math.min(most, bySize.length);
        if (bySize.length == most + 1) {
            shown = most + 1; // a group for one value alone would say less and save nothing
        }
        int[] place = new int[names.size()];
        Arrays.fill(place, shown);
        List<String> groups = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        String name = String.join(" & ", columns);
        for (int rank = 0; rank < shown; rank++) {
            place[bySize[rank]] = rank;
            groups.add(names.get(bySize[rank]));
            labels.add(named.get(bySize[rank]));
        }
        Set<String> taken = new HashSet<>(groups);
        List<String> notes = new ArrayList<>(told);
        if (shown < bySize.length) {
            groups.add(free(Grouping.OTHER, taken));
            labels.add(name + " = " + groups.get(shown));
            notes.add("\"" + name + "\" has " + bySize.length + " different values; the " + shown
                    + " most frequent are groups of their own, the others are together in \"" + groups.get(shown)
                    + "\"");
        }
        int missingPlace = groups.size();
        if (missing > 0) {
            groups.add(free(Grouping.MISSING, taken));
            labels.add(name + " = " + groups.get(missingPlace));
        }
        boolean[] mixes = new boolean[groups.size()];
        for (int rank = 0; rank < shown; rank++) {
            mixes[rank] = mixed[bySize[rank]];
        }
        if (shown < bySize.length) {
            mixes[shown] = true;
        }
        int[] placed = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            placed[i] = codes[i] < 0 ? missingPlace : place[codes[i]];
        }
        return new Grouping(columns, placed, groups, labels, mixes, notes);
    }

    /** The name, or where a value of the data is called so, a longer one. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        while (!taken.add(free)) {
            free = free + "'";
        }
        return free;
    }
}
