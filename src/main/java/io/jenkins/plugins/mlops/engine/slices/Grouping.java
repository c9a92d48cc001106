package io.jenkins.plugins.mlops.engine.slices;

import java.util.List;

/**
 * Rows in groups by the values of one column, or of several together.
 *
 * @param columns the columns
 * @param codes group of each row, an index into the groups
 * @param groups names of the groups
 * @param labels the groups with their columns, for a reader: {@code region = north & plan = x}
 * @param mixed whether a group holds more than one value ("other"): such a group is shown but says nothing about anybody
 * @param notes what a reader has to know, one sentence each
 */
public record Grouping(
        List<String> columns,
        int[] codes,
        List<String> groups,
        List<String> labels,
        boolean[] mixed,
        List<String> notes) {
    /** Name of the group of rows without a value. */
    public static final String MISSING = "(missing)";

    /** Name of the group of rows whose values are not shown each. */
    public static final String OTHER = "(other)";

    public Grouping {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
    }

    /** Name of the column, or of several joined. */
    public String name() {
        return String.join(" & ", columns);
    }

    /** Number of rows in each group. */
    public int[] support() {
        int[] support = new int[groups.size()];
        for (int code : codes) {
            support[code]++;
        }
        return support;
    }

    /** Rows of one group, ascending. */
    public int[] rowsOf(int group) {
        int[] rows = new int[support()[group]];
        int next = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == group) {
                rows[next++] = i;
            }
        }
        return rows;
    }
}
