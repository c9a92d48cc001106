package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.RawTree;
import io.jenkins.plugins.mlops.engine.model.Split;

/**
 * Nodes of a LightGBM tree under one numbering: inner nodes as in the file, leaf i behind them. A child below 0 is the leaf {@code ~child}.
 *
 * @param inner number of inner nodes
 * @param innerCount training rows of each inner node; null when the file has no counts
 */
record TreeNodes(
        int inner,
        long[] leftChild,
        long[] rightChild,
        LightgbmSplits splits,
        double[] innerCount,
        double[] leafCount,
        double[] leafValue,
        double factor)
        implements RawTree {
    @Override
    public int nodes() {
        return inner + leafValue.length;
    }

    @Override
    public boolean leaf(int node) {
        return node >= inner;
    }

    @Override
    public int left(int node) {
        return number(leftChild[node]);
    }

    @Override
    public int right(int node) {
        return number(rightChild[node]);
    }

    private int number(long child) {
        if (child >= 0) {
            // A number beyond the inner nodes is an error, not a leaf.
            return child < inner ? (int) child : -1;
        }
        return (int) Math.min(Integer.MAX_VALUE, inner + ~child);
    }

    @Override
    public Split split(int node) throws ModelFormatException {
        return splits.split(node);
    }

    @Override
    public double cover(int node) {
        return innerCount == null ? Double.NaN : leaf(node) ? leafCount[node - inner] : innerCount[node];
    }

    @Override
    public double value(int node, int k) {
        return leafValue[node - inner] * factor;
    }
}
