package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.CategorySet;
import io.jenkins.plugins.mlops.engine.model.CategorySplit;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.NumericSplit;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.Thresholds;

/**
 * The questions of a LightGBM tree. {@code decision_type} has bit 0 for a split on categories, bit 1 for "missing goes left", and in bits 2 and 3
 * what is missing: nothing (0), zero (1) or NaN (2). Where NaN is not missing it counts as 0.
 */
record LightgbmSplits(
        String name, long[] feature, double[] threshold, long[] decisionType, long[] boundaries, long[] words) {
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    /** The double value of a float constant of the library. */
    private static final double ALMOST_ZERO = 1e-35f;

    Split split(int node) throws ModelFormatException {
        int asked = (int) Math.min(Integer.MAX_VALUE, feature[node]);
        int type = (int) decisionType[node];
        if (decisionType[node] < 0 || decisionType[node] > 11) {
            throw new ModelFormatException(
                    name + ": node " + node + " has the decision_type " + decisionType[node] + ", expected 0 to 11");
        }
        if ((type & CATEGORICAL) != 0) {
            return new CategorySplit(asked, categories(node), true, false);
        }
        boolean defaultLeft = (type & DEFAULT_LEFT) != 0;
        double cut = cut(threshold[node]);
        return switch (type >> 2) {
            case 0 -> new NumericSplit(asked, cut, 0 <= threshold[node], false);
            case 1 -> new NumericSplit(asked, cut, defaultLeft, true);
            default -> new NumericSplit(asked, cut, defaultLeft, false);
        };
    }

    /** {@code x <= t}, where the library takes any x of at most 1e-35 for 0 before it asks the trees. */
    private static double cut(double t) {
        if (Math.abs(t) <= ALMOST_ZERO) {
            return t < 0 ? -ALMOST_ZERO : Math.nextUp(ALMOST_ZERO);
        }
        return Thresholds.atMost(t);
    }

    /** The threshold of a split on categories is the number of its bit set; the set goes left. */
    private CategorySet categories(int node) throws ModelFormatException {
        double number = threshold[node];
        int set = (int) number;
        if (!(number >= 0) || set + 1 >= boundaries.length) {
            throw new ModelFormatException(name + ": node " + node + " asks for the category set " + number
                    + ", the tree has " + Math.max(0, boundaries.length - 1));
        }
        long from = boundaries[set];
        long to = boundaries[set + 1];
        if (from < 0 || to < from || to > words.length) {
            throw new ModelFormatException(
                    name + ": the categories of node " + node + " lie outside the file's list of categories");
        }
        long[] bits = new long[(int) ((to - from + 1) / 2)];
        for (int i = 0; i < to - from; i++) {
            bits[i / 2] |= (words[(int) from + i] & 0xffffffffL) << (i % 2 * 32);
        }
        return CategorySet.ofCodes(bits);
    }
}
