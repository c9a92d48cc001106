package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of two samples by cell: categories, or bins of a numeric column. A cell that only one sample has is a cell like any other.
 *
 * @param names what each cell is called
 * @param reference rows of the reference in each cell
 * @param current rows of the current sample in each cell
 */
public record Cells(List<String> names, long[] reference, long[] current) {
    public Cells {
        names = List.copyOf(names);
        if (names.size() != reference.length || names.size() != current.length) {
            throw new IllegalArgumentException("cells of different number");
        }
    }

    /** The categories of both samples, in the order of their names. */
    public static Cells of(CategoricalSample reference, CategoricalSample current) {
        Map<String, long[]> cells = new TreeMap<>();
        reference.counts().forEach((name, count) -> cells.computeIfAbsent(name, key -> new long[2])[0] = count);
        current.counts().forEach((name, count) -> cells.computeIfAbsent(name, key -> new long[2])[1] = count);
        long[][] counts = cells.values().toArray(new long[0][]);
        long[] before = new long[counts.length];
        long[] now = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            before[i] = counts[i][0];
            now[i] = counts[i][1];
        }
        return new Cells(new ArrayList<>(cells.keySet()), before, now);
    }

    /** These cells and one more. */
    public Cells with(String name, long referenceRows, long currentRows) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        long[] before = java.util.Arrays.copyOf(reference, more.size());
        long[] now = java.util.Arrays.copyOf(current, more.size());
        before[names.size()] = referenceRows;
        now[names.size()] = currentRows;
        return new Cells(more, before, now);
    }

    /** Number of cells. */
    public int count() {
        return names.size();
    }

    /** All rows of the reference. */
    public long referenceRows() {
        return sum(reference);
    }

    /** All rows of the current sample. */
    public long currentRows() {
        return sum(current);
    }

    /** Cells in which either sample has a row. */
    public int filled() {
        int filled = 0;
        for (int i = 0; i < reference.length; i++) {
            filled += reference[i] + current[i] > 0 ? 1 : 0;
        }
        return filled;
    }

    /** Share of the current rows in cells the reference has no row in; 0 without current rows. */
    public double fresh() {
        long rows = 0;
        for (int i = 0; i < reference.length; i++) {
            rows += reference[i] == 0 ? current[i] : 0;
        }
        return rows == 0 ? 0 : (double) rows / currentRows();
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
