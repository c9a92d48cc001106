package io.jenkins.plugins.mlops.engine.shap.walk;

import io.jenkins.plugins.mlops.engine.model.CategorySplit;
import io.jenkins.plugins.mlops.engine.model.NumericSplit;
import io.jenkins.plugins.mlops.engine.model.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct questions of a model in a form that a loop over many rows answers without branches.
 *
 * <p>A feature's value is replaced by its rank among the feature's thresholds, once per block of rows and shared by all trees. With r the rank,
 * "left" of the k-th threshold is r &le; k. Ranks are stored as {@code -r * SCALE}; then {@code stored + shift} lies in (0, 1) and is above one
 * half exactly when the row goes left, so that rounding it (which vector units do for many rows at once) gives 1 for left and 0 for right.
 * A missing value has the lowest or highest rank, by where it goes. A split on categories is a column of its own with ranks 0 and 1.
 */
public final class DecisionColumns {
    /** Ranks stay exact: below 2^28 of them, each a multiple of 2^-30. */
    static final double SCALE = 0x1p-30;

    /** Values of one feature, with one way to treat missing ones, as ranks. */
    private record Variant(int feature, boolean missingLeft, boolean zeroIsMissing) {
        /** A small number that tells the variants of all features apart; models have hundreds of thousands of splits. */
        static int key(NumericSplit split) {
            return 4 * split.feature() + (split.missingLeft() ? 2 : 0) + (split.zeroIsMissing() ? 1 : 0);
        }

        static Variant of(int key) {
            return new Variant(key / 4, (key & 2) != 0, (key & 1) != 0);
        }
    }

    private final List<Variant> variants = new ArrayList<>();
    private final List<double[]> thresholds = new ArrayList<>();
    private final List<Split> splits;
    private final int[] column;
    private final int[] cut;

    public DecisionColumns(List<Split> splits) {
        this.splits = splits;
        this.column = new int[splits.size()];
        this.cut = new int[splits.size()];
        int features = 0;
        for (Split split : splits) {
            features = Math.max(features, split.feature() + 1);
        }
        int[] sizes = new int[4 * features];
        for (Split split : splits) {
            if (split instanceof NumericSplit numeric) {
                sizes[Variant.key(numeric)]++;
            }
        }
        double[][] cuts = new double[sizes.length][];
        int[] numbers = new int[sizes.length];
        for (int key = 0; key < sizes.length; key++) {
            if (sizes[key] > 0) {
                cuts[key] = new double[sizes[key]];
                numbers[key] = variants.size();
                variants.add(Variant.of(key));
                thresholds.add(cuts[key]);
            }
        }
        for (Split split : splits) {
            if (split instanceof NumericSplit numeric) {
                int key = Variant.key(numeric);
                cuts[key][--sizes[key]] = numeric.threshold();
            }
        }
        thresholds.forEach(Arrays::sort);
        for (int s = 0; s < column.length; s++) {
            if (splits.get(s) instanceof NumericSplit numeric) {
                column[s] = numbers[Variant.key(numeric)];
                cut[s] = Arrays.binarySearch(thresholds.get(column[s]), numeric.threshold());
            } else {
                column[s] = -1;
            }
        }
    }

    /** Number of shared columns. */
    public int count() {
        return variants.size();
    }

    /** The shared column a split reads, or -1 for a split on categories. */
    public int column(int split) {
        return column[split];
    }

    /** Returns the number to add to the column's value: above one half means left. */
    double shift(int split) {
        return (cut[split] + 0.5) * SCALE + 0.5;
    }

    /** Position of a numeric split's threshold among those of its column: ranks up to it go left. */
    public int cut(int split) {
        return cut[split];
    }

    /** Number of thresholds of a column. */
    public int cuts(int column) {
        return thresholds.get(column).length;
    }

    /** The rank a stored value stands for. */
    public static int rank(double stored) {
        return (int) (-stored / SCALE);
    }

    public int feature(int column) {
        return variants.get(column).feature();
    }

    /** Turns {@code rows} values of the column's feature into stored ranks. */
    public void rank(int column, double[] values, int rows, double[] stored) {
        Variant variant = variants.get(column);
        double[] cuts = thresholds.get(column);
        double missing = variant.missingLeft ? 0 : -cuts.length * SCALE;
        for (int i = 0; i < rows; i++) {
            double value = values[i];
            boolean absent = value != value || variant.zeroIsMissing && Math.abs(value) <= 1e-35f;
            stored[i] = absent ? missing : -atMost(cuts, value) * SCALE;
        }
    }

    /** Returns how many of the sorted cuts are at most the value. */
    private static int atMost(double[] cuts, double value) {
        int from = 0;
        int length = cuts.length;
        while (length > 1) {
            int half = length >>> 1;
            from += cuts[from + half - 1] <= value ? half : 0;
            length -= half;
        }
        return cuts[from] <= value ? from + 1 : from;
    }

    /** Turns values into the stored ranks of a split on categories. */
    public void rankCategories(int split, double[] values, int rows, double[] stored) {
        CategorySplit categories = (CategorySplit) splits.get(split);
        for (int i = 0; i < rows; i++) {
            stored[i] = categories.left(values[i]) ? 0 : -SCALE;
        }
    }
}
