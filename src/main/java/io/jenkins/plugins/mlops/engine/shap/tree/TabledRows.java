package io.jenkins.plugins.mlops.engine.shap.tree;

import io.jenkins.plugins.mlops.engine.shap.pattern.DecisionMasks;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternSpace;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTree;
import io.jenkins.plugins.mlops.engine.shap.pattern.PatternTrees;
import java.util.Arrays;

/** A block of rows with the answers they give to the model's questions as bits, and the attributions of the trees that have tables. */
public final class TabledRows {
    private final PatternTrees trees;
    private final DecisionMasks masks;
    private final PatternSpace space;
    private final double[][][] phi;
    private final double[][][] margins;

    /**
     * @param capacity most rows of a block
     * @param part most rows taken at a time
     */
    TabledRows(TreeShap shap, PatternTrees trees, int capacity, int part) {
        this.trees = trees;
        masks = new DecisionMasks(shap.columns(), shap.model().splits(), capacity, part);
        space = new PatternSpace(capacity);
        int pieces = (capacity + PatternTree.ROWS - 1) / PatternTree.ROWS;
        phi = new double[pieces][shap.model().outputs() * shap.usedFeatures().length][PatternTree.ROWS];
        margins = new double[pieces][shap.model().outputs()][PatternTree.ROWS];
    }

    /** Begins a new block. */
    void clear() {
        masks.clear();
    }

    /** Takes rows of the block, {@code from} being a multiple of 64. */
    void take(int from, int rows, WalkedRows read) {
        masks.take(from, rows, read.columns(), read.inputs());
    }

    /** Ends the block and adds its attributions and margins. */
    void add(int rows, double[][] phiSums, double[][] marginSums) {
        masks.finish();
        clear(phi);
        clear(margins);
        for (PatternTree tree : trees.tabled()) {
            tree.add(masks, rows, space, phi, margins);
        }
        for (int from = 0; from < rows; from += PatternTree.ROWS) {
            int count = Math.min(PatternTree.ROWS, rows - from);
            add(phi[from / PatternTree.ROWS], count, phiSums, from);
            add(margins[from / PatternTree.ROWS], count, marginSums, from);
        }
    }

    private static void clear(double[][][] pieces) {
        for (double[][] piece : pieces) {
            for (double[] values : piece) {
                Arrays.fill(values, 0);
            }
        }
    }

    private static void add(double[][] values, int rows, double[][] sums, int at) {
        for (int i = 0; i < values.length; i++) {
            WalkedRows.addTo(sums[i], at, values[i], rows);
        }
    }
}
