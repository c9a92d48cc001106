package io.jenkins.plugins.mlops.engine.shap.walk;

import io.jenkins.plugins.mlops.engine.model.Tree;
import java.util.Arrays;

/**
 * A tree with what its attribution needs, worked out once per model: the share of the training rows each branch takes, and for a feature that
 * is asked again on a path, where it was asked before.
 *
 * <p>Inner nodes have a "near" and a "far" child; the near one is never a leaf while the far one is not.
 */
public final class PathTree {
    final Tree tree;
    /** Column of the decision; for a split on categories the number of shared columns plus its place in {@link #categorySplits}. */
    final int[] column;

    final double[] shift;
    /** Position of the feature among those the model uses. */
    final int[] slot;

    final boolean[] nearIsLeft;
    /** Share of a node's rows that takes the near branch. */
    final double[] near;
    /** Depth at which the path asked the same feature before, or -1. */
    final int[] before;
    /** Share of rows the path's earlier answers about this feature let through; 1 when it was not asked. */
    final double[] share;

    final boolean[] askedBelowNear;
    final boolean[] askedBelowFar;
    /** Splits on categories this tree asks. */
    final int[] categorySplits;
    /** Most distinct features on one path. */
    final int distinct;

    private final double[] expected;

    /** Where the answers to a tree's questions are found, and which attribution they belong to. */
    public interface Questions {
        /** Number of shared columns. */
        int columns();

        /** The column a split reads, or -1 for one the tree gets a column of its own for. */
        int column(int split);

        /** Returns the number to add to the column's value: above one half means left. */
        double shift(int split);

        /** Position of the split's feature among the attributions. */
        int slot(int split);
    }

    /** Prepares a tree of a model. */
    public PathTree(Tree tree, Questions questions) {
        int nodes = tree.nodes();
        this.tree = tree;
        column = new int[nodes];
        shift = new double[nodes];
        slot = new int[nodes];
        nearIsLeft = new boolean[nodes];
        near = new double[nodes];
        before = new int[nodes];
        share = new double[nodes];
        askedBelowNear = new boolean[nodes];
        askedBelowFar = new boolean[nodes];
        expected = new double[nodes * tree.width()];
        int[] categories = new int[nodes];
        int categoryCount = 0;
        for (int n = nodes - 1; n >= 0; n--) {
            if (tree.leaf(n)) {
                continue;
            }
            int split = tree.split(n);
            column[n] = questions.column(split);
            if (column[n] < 0) {
                column[n] = questions.columns() + categoryCount;
                categories[categoryCount++] = split;
            }
            shift[n] = questions.shift(split);
            slot[n] = questions.slot(split);
            nearIsLeft[n] = !tree.leaf(tree.left(n)) || tree.leaf(tree.right(n));
            double nearCover = tree.cover(nearChild(n));
            double both = nearCover + tree.cover(farChild(n));
            // A node no row ever reached weighs nothing; any share is right, and this one is finite.
            near[n] = both > 0 ? nearCover / both : 0.5;
        }
        categorySplits = Arrays.copyOf(categories, categoryCount);
        expect();
        distinct = new Paths().follow(0, 0, 0);
    }

    int nearChild(int node) {
        return nearIsLeft[node] ? tree.left(node) : tree.right(node);
    }

    int farChild(int node) {
        return nearIsLeft[node] ? tree.right(node) : tree.left(node);
    }

    /** Mean of the tree's value k over the training rows. */
    public double expected(int k) {
        return expected[k];
    }

    private void expect() {
        int width = tree.width();
        for (int n = tree.nodes() - 1; n >= 0; n--) {
            for (int k = 0; k < width; k++) {
                expected[n * width + k] = tree.leaf(n)
                        ? tree.value(n, k)
                        : near[n] * expected[nearChild(n) * width + k]
                                + (1 - near[n]) * expected[farChild(n) * width + k];
            }
        }
    }

    /** Walks all paths once to find repeated features. */
    private final class Paths {
        private final int[] node = new int[tree.depth() + 1];
        private final boolean[] toNear = new boolean[tree.depth() + 1];

        /** Returns the most distinct features on a path through the node, of which {@code distinct} lie above it. */
        int follow(int n, int depth, int distinct) {
            if (tree.leaf(n)) {
                return distinct;
            }
            int earlier = depth - 1;
            while (earlier >= 0 && slot[node[earlier]] != slot[n]) {
                earlier--;
            }
            before[n] = earlier;
            share[n] = 1;
            if (earlier >= 0) {
                int m = node[earlier];
                share[n] = share[m] * (toNear[earlier] ? near[m] : 1 - near[m]);
                (toNear[earlier] ? askedBelowNear : askedBelowFar)[m] = true;
            }
            int here = earlier < 0 ? distinct + 1 : distinct;
            node[depth] = n;
            toNear[depth] = true;
            int most = follow(nearChild(n), depth + 1, here);
            toNear[depth] = false;
            return Math.max(most, follow(farChild(n), depth + 1, here));
        }
    }

    public Tree tree() {
        return tree;
    }

    /** Column of a node's decision: a shared one, or from their number on the tree's own for splits on categories. */
    public int column(int node) {
        return column[node];
    }

    /** Number to add to the column's value: above one half means left. */
    public double shift(int node) {
        return shift[node];
    }

    /** Position of a node's feature among those the model uses. */
    public int slot(int node) {
        return slot[node];
    }

    /** Share of a node's rows that takes its left branch. */
    public double leftShare(int node) {
        return nearIsLeft[node] ? near[node] : 1 - near[node];
    }

    /** Tells whether the path to a node has not asked the node's feature before. */
    public boolean asksFirst(int node) {
        return before[node] < 0;
    }

    /** Number of splits on categories this tree asks. */
    public int categorySplits() {
        return categorySplits.length;
    }

    /** One of the splits on categories. */
    public int categorySplit(int place) {
        return categorySplits[place];
    }

    /** Most distinct features on one path. */
    public int distinct() {
        return distinct;
    }
}
