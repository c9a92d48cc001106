package io.jenkins.plugins.mlops.engine.shap.tree;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.shap.block.BlockExplainer;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTrees;
import java.util.Arrays;

/** Attributions of all trees for one block of rows after the other: some trees are walked, the others have tables. */
public final class TreeBlockExplainer implements BlockExplainer {
    private final TreeShap shap;
    private final PatternTrees trees;
    private final WalkedRows walked;
    /** Null when no tree has tables. */
    private final TabledRows tabled;

    private final double[][] slotPhi;
    private final double[][] phi;
    private final double[][] margins;

    /**
     * @param capacity most rows of a block
     */
    TreeBlockExplainer(TreeShap shap, PatternTrees trees, int capacity) {
        this.shap = shap;
        this.trees = trees;
        int outputs = shap.model().outputs();
        int features = shap.model().features().size();
        int[] used = shap.usedFeatures();
        int part = Math.min(capacity, TreeShap.WALK_ROWS);
        walked = new WalkedRows(shap, trees.walked(), part);
        tabled = trees.tabled().isEmpty() ? null : new TabledRows(shap, trees, capacity, part);
        slotPhi = new double[outputs * used.length][capacity];
        phi = new double[outputs * features][];
        margins = new double[outputs][capacity];
        for (int s = 0; s < used.length; s++) {
            for (int k = 0; k < outputs; k++) {
                phi[k * features + used[s]] = slotPhi[k * used.length + s];
            }
        }
    }

    @Override
    public void explain(FeatureBlock input, int from, int rows, long firstRow) {
        for (double[] values : slotPhi) {
            Arrays.fill(values, 0);
        }
        for (int k = 0; k < margins.length; k++) {
            Arrays.fill(margins[k], shap.model().base(k));
        }
        if (tabled != null) {
            tabled.clear();
        }
        for (int at = 0; at < rows; at += TreeShap.WALK_ROWS) {
            int count = Math.min(TreeShap.WALK_ROWS, rows - at);
            walked.read(input, from + at, count);
            if (!trees.walked().isEmpty()) {
                walked.add(trees.walked(), count, slotPhi, margins, at);
            }
            if (tabled != null) {
                tabled.take(at, count, walked);
            }
        }
        if (tabled != null) {
            tabled.add(rows, slotPhi, margins);
        }
    }

    @Override
    public double[][] phi() {
        return phi;
    }

    @Override
    public double[][] margins() {
        return margins;
    }
}
