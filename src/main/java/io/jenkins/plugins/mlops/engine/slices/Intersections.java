package io.jenkins.plugins.mlops.engine.slices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups by the values of several columns together. */
public final class Intersections {
    private Intersections() {}

    /**
     * The combinations that occur, the largest first; beyond {@code most} they are together in "other".
     *
     * @param parts groupings of the same rows, at least one
     */
    public static Grouping of(List<Grouping> parts, int most) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<String> columns = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Grouping part : parts) {
            columns.addAll(part.columns());
            notes.addAll(part.notes());
        }
        int rows = parts.get(0).codes().length;
        int[] codes = new int[rows];
        List<int[]> combinations = new ArrayList<>(List.of(new int[0]));
        for (Grouping part : parts) {
            combinations = joined(codes, combinations, part);
        }
        List<String> names = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        boolean[] mixed = new boolean[combinations.size()];
        for (int[] combination : combinations) {
            List<String> values = new ArrayList<>();
            List<String> named = new ArrayList<>();
            for (int p = 0; p < combination.length; p++) {
                values.add(parts.get(p).groups().get(combination[p]));
                named.add(parts.get(p).labels().get(combination[p]));
                mixed[names.size()] |= parts.get(p).mixed()[combination[p]];
            }
            names.add(String.join(" & ", values));
            labels.add(String.join(" & ", named));
        }
        int[] support = new int[names.size()];
        for (int code : codes) {
            support[code]++;
        }
        return Categories.bounded(columns, codes, names, labels, mixed, support, 0, most, notes);
    }

    /** Replaces the codes by those of the combinations with one more column; returns the combinations. */
    private static List<int[]> joined(int[] codes, List<int[]> combinations, Grouping part) {
        Map<Long, Integer> known = new HashMap<>();
        List<int[]> joined = new ArrayList<>();
        int size = part.groups().size();
        for (int i = 0; i < codes.length; i++) {
            long pair = (long) codes[i] * size + part.codes()[i];
            Integer code = known.get(pair);
            if (code == null) {
                code = joined.size();
                known.put(pair, code);
                int[] before = combinations.get(codes[i]);
                int[] longer = Arrays.copyOf(before, before.length + 1);
                longer[before.length] = part.codes()[i];
                joined.add(longer);
            }
            codes[i] = code;
        }
        return joined;
    }
}
