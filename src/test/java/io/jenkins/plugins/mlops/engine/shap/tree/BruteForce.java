package io.jenkins.plugins.mlops.engine.shap.tree;

import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;

/** Shapley values by their definition: every subset of features, unknown features averaged over the branches by cover. */
final class BruteForce {
    private final TreeEnsemble model;
    private final int features;

    BruteForce(TreeEnsemble model) {
        this.model = model;
        this.features = model.features().size();
    }

    /** Values by output and feature; the last entry of each output is the base. */
    double[][] explain(FeatureBlock rows, int row) {
        int subsets = 1 << features;
        double[][] worth = new double[subsets][];
        for (int known = 0; known < subsets; known++) {
            worth[known] = worth(rows, row, known);
        }
        double[] weight = new double[features];
        for (int size = 0; size < features; size++) {
            weight[size] = 1.0 / features / binomial(features - 1, size);
        }
        double[][] phi = new double[model.outputs()][features + 1];
        for (int k = 0; k < phi.length; k++) {
            for (int f = 0; f < features; f++) {
                for (int known = 0; known < subsets; known++) {
                    if ((known >> f & 1) == 0) {
                        phi[k][f] += weight[Integer.bitCount(known)] * (worth[known | 1 << f][k] - worth[known][k]);
                    }
                }
            }
            phi[k][features] = worth[0][k];
        }
        return phi;
    }

    private double[] worth(FeatureBlock rows, int row, int known) {
        double[] sum = new double[model.outputs()];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = model.base(k);
        }
        for (Tree tree : model.trees()) {
            for (int k = 0; k < tree.width(); k++) {
                sum[tree.output() + k] += expected(tree, 0, k, rows, row, known);
            }
        }
        return sum;
    }

    private double expected(Tree tree, int node, int k, FeatureBlock rows, int row, int known) {
        if (tree.leaf(node)) {
            return tree.value(node, k);
        }
        Split split = model.splits().get(tree.split(node));
        int left = tree.left(node);
        int right = tree.right(node);
        if ((known >> split.feature() & 1) != 0) {
            return expected(tree, split.left(rows.get(row, split.feature())) ? left : right, k, rows, row, known);
        }
        double both = tree.cover(left) + tree.cover(right);
        return tree.cover(left) / both * expected(tree, left, k, rows, row, known)
                + tree.cover(right) / both * expected(tree, right, k, rows, row, known);
    }

    private static double binomial(int n, int k) {
        double result = 1;
        for (int i = 1; i <= k; i++) {
            result = result * (n - k + i) / i;
        }
        return result;
    }
}
