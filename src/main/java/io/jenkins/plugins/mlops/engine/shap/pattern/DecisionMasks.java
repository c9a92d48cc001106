package io.jenkins.plugins.mlops.engine.shap.pattern;

import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.shap.walk.DecisionColumns;
import java.util.Arrays;
import java.util.List;

/** The answers to every question of a model for a block of rows, one bit per row: set where the row goes left. Shared by all trees. */
public final class DecisionMasks {
    private final DecisionColumns columns;
    private final List<Split> splits;
    private final int words;
    /** By column the masks of its thresholds in ascending order. */
    private final long[][] numeric;
    /** By split; null for a numeric one. */
    private final long[][] categories;

    private final double[] scratch;

    /**
     * @param capacity most rows of a block
     * @param part most rows taken at a time
     */
    public DecisionMasks(DecisionColumns columns, List<Split> splits, int capacity, int part) {
        this.columns = columns;
        this.splits = splits;
        words = (capacity + 63) / 64;
        numeric = new long[columns.count()][];
        Arrays.setAll(numeric, c -> new long[columns.cuts(c) * words]);
        categories = new long[splits.size()][];
        scratch = new double[part];
        for (int s = 0; s < categories.length; s++) {
            categories[s] = columns.column(s) < 0 ? new long[words] : null;
        }
    }

    /** Begins a new block. */
    public void clear() {
        for (long[] masks : numeric) {
            Arrays.fill(masks, 0);
        }
        for (long[] mask : categories) {
            if (mask != null) {
                Arrays.fill(mask, 0);
            }
        }
    }

    /**
     * Takes some rows of the block.
     *
     * @param from their place in the block, a multiple of 64
     * @param stored ranks by column, see {@link DecisionColumns#rank(int, double[], int, double[])}
     * @param inputs values by feature, for splits on categories
     */
    public void take(int from, int rows, double[][] stored, double[][] inputs) {
        for (int c = 0; c < numeric.length; c++) {
            mark(numeric[c], from, rows, stored[c]);
        }
        for (int s = 0; s < categories.length; s++) {
            if (categories[s] != null) {
                columns.rankCategories(s, inputs[splits.get(s).feature()], rows, scratch);
                mark(categories[s], from, rows, scratch);
            }
        }
    }

    /** A row's bit is set at its own rank; beyond the last threshold there is no mask. */
    private void mark(long[] masks, int from, int rows, double[] stored) {
        for (int r = 0; r < rows; r++) {
            int at = DecisionColumns.rank(stored[r]) * words + (from + r >> 6);
            if (at < masks.length) {
                masks[at] |= 1L << PatternIndex.bit(r);
            }
        }
    }

    /** Ends the block: each mask takes over the bits of the one before, as left of a threshold are all ranks up to it. */
    public void finish() {
        for (long[] masks : numeric) {
            for (int i = words; i < masks.length; i++) {
                masks[i] |= masks[i - words];
            }
        }
    }

    /** The array that holds a split's mask, from {@link #offset} on. */
    long[] array(int split) {
        int column = columns.column(split);
        return column < 0 ? categories[split] : numeric[column];
    }

    int offset(int split) {
        return columns.column(split) < 0 ? 0 : columns.cut(split) * words;
    }
}
