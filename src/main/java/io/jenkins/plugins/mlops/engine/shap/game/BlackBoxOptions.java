package io.jenkins.plugins.mlops.engine.shap.game;

/**
 * Limits of the work of explaining a black box.
 *
 * @param rows rows to explain at most, sampled from all; 0 for a number that keeps the work within bounds
 * @param backgroundRows rows that stand for "not known"
 * @param pairs orders of the features, each walked through forwards and backwards, for models of more than {@link BlackBoxShap#MOST_EXACT} features
 */
public record BlackBoxOptions(int rows, int backgroundRows, int pairs) {
    /** 1,000 rows or fewer when the model has many features, against 100 background rows, with 10 pairs. */
    public static final BlackBoxOptions USUAL = new BlackBoxOptions(0, 100, 10);

    public BlackBoxOptions {
        if (rows < 0 || backgroundRows < 1 || pairs < 2) {
            throw new IllegalArgumentException(
                    "rows " + rows + ", background rows " + backgroundRows + ", pairs " + pairs);
        }
    }
}
