package io.jenkins.plugins.mlops.engine.shap.tree;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.shap.walk.DecisionColumns;
import io.jenkins.plugins.mlops.engine.shap.walk.PathTree;
import io.jenkins.plugins.mlops.engine.shap.walk.RowArrays;
import io.jenkins.plugins.mlops.engine.shap.walk.TreeWalk;
import java.util.Arrays;
import java.util.List;

/**
 * Some rows, few enough for the caches, with the answers they give to the model's questions and the attributions of the trees that are walked.
 * All arrays come from one allocation: they then lie at the same distance from a cache line's beginning, and vector loops over several of them
 * touch half as many lines.
 */
public final class WalkedRows {
    private final TreeShap shap;
    private final double[][] inputs;
    private final double[][] columns;
    private final double[][] phi;
    private final double[][] margins;
    private final TreeWalk walk;

    /**
     * @param trees the trees that will be walked
     * @param capacity most rows
     */
    WalkedRows(TreeShap shap, List<PathTree> trees, int capacity) {
        this.shap = shap;
        int depth = 0;
        int nodes = 1;
        int categories = 0;
        for (PathTree plan : trees) {
            depth = Math.max(depth, plan.tree().depth());
            nodes = Math.max(nodes, shap.quadrature(plan).nodes().length);
            categories = Math.max(categories, plan.categorySplits());
        }
        int[] used = shap.usedFeatures();
        int answers = shap.columns().count() + categories;
        int sums = trees.isEmpty() ? 0 : shap.model().outputs() * used.length;
        RowArrays arrays = new RowArrays(answers + sums + TreeWalk.arrays(depth, nodes), capacity);
        columns = arrays.next(answers);
        phi = arrays.next(sums);
        walk = new TreeWalk(arrays, depth, nodes);
        margins = new double[shap.model().outputs()][capacity];
        inputs = new double[shap.model().features().size()][];
        for (int feature : used) {
            inputs[feature] = new double[capacity];
        }
    }

    /** Reads rows and works out their ranks. */
    void read(FeatureBlock input, int from, int rows) {
        for (int feature : shap.usedFeatures()) {
            input.copy(feature, from, rows, inputs[feature]);
        }
        DecisionColumns decisions = shap.columns();
        for (int c = 0; c < decisions.count(); c++) {
            decisions.rank(c, inputs[decisions.feature(c)], rows, columns[c]);
        }
    }

    /** Adds attributions and margins of some trees, for the rows read last, to arrays of more rows. */
    void add(List<PathTree> trees, int rows, double[][] phiSums, double[][] marginSums, int at) {
        int slots = shap.usedFeatures().length;
        for (double[] values : phi) {
            Arrays.fill(values, 0);
        }
        for (double[] values : margins) {
            Arrays.fill(values, 0);
        }
        for (PathTree plan : trees) {
            categories(plan, rows);
            walk.add(
                    plan, shap.quadrature(plan), rows, columns, phi, plan.tree().output() * slots, slots);
            predict(plan, rows);
        }
        for (int s = 0; s < phi.length; s++) {
            addTo(phiSums[s], at, phi[s], rows);
        }
        for (int k = 0; k < margins.length; k++) {
            addTo(marginSums[k], at, margins[k], rows);
        }
    }

    static void addTo(double[] sums, int at, double[] values, int rows) {
        for (int r = 0; r < rows; r++) {
            sums[at + r] += values[r];
        }
    }

    /** Columns for the tree's own splits on categories, behind the shared ones. */
    private void categories(PathTree plan, int rows) {
        List<Split> splits = shap.model().splits();
        int shared = shap.columns().count();
        for (int c = 0; c < plan.categorySplits(); c++) {
            int split = plan.categorySplit(c);
            shap.columns().rankCategories(split, inputs[splits.get(split).feature()], rows, columns[shared + c]);
        }
    }

    /** Follows each row to its leaf: the other side of the additivity check. */
    private void predict(PathTree plan, int rows) {
        Tree tree = plan.tree();
        for (int r = 0; r < rows; r++) {
            int node = 0;
            while (!tree.leaf(node)) {
                node = columns[plan.column(node)][r] + plan.shift(node) > 0.5 ? tree.left(node) : tree.right(node);
            }
            for (int k = 0; k < tree.width(); k++) {
                margins[tree.output() + k][r] += tree.value(node, k);
            }
        }
    }

    double[][] columns() {
        return columns;
    }

    double[][] inputs() {
        return inputs;
    }
}
