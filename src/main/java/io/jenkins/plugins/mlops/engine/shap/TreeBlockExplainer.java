package io.jenkins.plugins.mlops.engine.shap;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.Tree;
import java.util.Arrays;
import java.util.List;

/** Attributions of all trees for one block of rows after the other. */
final class TreeBlockExplainer implements BlockExplainer {
    private final TreeShap shap;
    private final int capacity;
    private final TreeWalk walk;
    private final double[][] inputs;
    private double[][] columns;
    private final double[][] slotPhi;
    private final double[][] phi;
    private final double[][] margins;

    TreeBlockExplainer(TreeShap shap, int capacity) {
        this.shap = shap;
        this.capacity = capacity;
        int outputs = shap.model().outputs();
        int features = shap.model().features().size();
        int[] used = shap.usedFeatures();
        walk = new TreeWalk(capacity);
        inputs = new double[features][];
        columns = new double[shap.columns().count()][capacity];
        slotPhi = new double[outputs * used.length][capacity];
        phi = new double[outputs * features][];
        margins = new double[outputs][capacity];
        for (int s = 0; s < used.length; s++) {
            inputs[used[s]] = new double[capacity];
            for (int k = 0; k < outputs; k++) {
                phi[k * features + used[s]] = slotPhi[k * used.length + s];
            }
        }
    }

    @Override
    public void explain(FeatureBlock input, int from, int rows, long firstRow) {
        for (int feature : shap.usedFeatures()) {
            input.copy(feature, from, rows, inputs[feature]);
        }
        DecisionColumns decisions = shap.columns();
        for (int c = 0; c < decisions.count(); c++) {
            decisions.rank(c, inputs[decisions.feature(c)], rows, columns[c]);
        }
        for (double[] values : slotPhi) {
            Arrays.fill(values, 0);
        }
        for (int k = 0; k < margins.length; k++) {
            Arrays.fill(margins[k], shap.model().base(k));
        }
        int slots = shap.usedFeatures().length;
        for (PathTree plan : shap.trees()) {
            categories(plan, rows);
            walk.add(plan, shap.quadrature(plan), rows, columns, slotPhi, plan.tree.output() * slots, slots);
            predict(plan, rows);
        }
    }

    /** Columns for the tree's own splits on categories, behind the shared ones. */
    private void categories(PathTree plan, int rows) {
        List<Split> splits = shap.model().splits();
        int shared = shap.columns().count();
        for (int c = 0; c < plan.categorySplits.length; c++) {
            if (shared + c == columns.length) {
                columns = Arrays.copyOf(columns, columns.length + 1);
                columns[shared + c] = new double[capacity];
            }
            int split = plan.categorySplits[c];
            shap.columns().rankCategories(split, inputs[splits.get(split).feature()], rows, columns[shared + c]);
        }
    }

    /** Follows each row to its leaf: the other side of the additivity check. */
    private void predict(PathTree plan, int rows) {
        Tree tree = plan.tree;
        for (int r = 0; r < rows; r++) {
            int node = 0;
            while (!tree.leaf(node)) {
                node = columns[plan.column[node]][r] + plan.shift[node] > 0.5 ? tree.left(node) : tree.right(node);
            }
            for (int k = 0; k < tree.width(); k++) {
                margins[tree.output() + k][r] += tree.value(node, k);
            }
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
