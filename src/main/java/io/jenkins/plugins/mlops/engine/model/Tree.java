package io.jenkins.plugins.mlops.engine.model;

/**
 * One decision tree. Nodes are numbered depth first from the root, 0; the left child of an inner node is the next node. Made by
 * {@link TreeBuilder}, which guarantees that it is a tree.
 */
public final class Tree {
    private static final int LEAF = -1;

    private final int[] split;
    private final int[] right;
    private final double[] cover;
    private final double[] values;
    private final int output;
    private final int width;
    private final int depth;

    Tree(int[] split, int[] right, double[] cover, double[] values, int output, int width, int depth) {
        this.split = split;
        this.right = right;
        this.cover = cover;
        this.values = values;
        this.output = output;
        this.width = width;
        this.depth = depth;
    }

    public int nodes() {
        return split.length;
    }

    public boolean leaf(int node) {
        return split[node] == LEAF;
    }

    /** Index into {@link TreeEnsemble#splits()}; only for inner nodes. */
    public int split(int node) {
        return split[node];
    }

    /** The left child of an inner node. */
    public int left(int node) {
        return node + 1;
    }

    /** The right child of an inner node. */
    public int right(int node) {
        return right[node];
    }

    /** Weight of the training rows (or reference rows) that passed the node: a count or a sum of hessians. NaN when the file has none. */
    public double cover(int node) {
        return cover[node];
    }

    /** Returns the value that a leaf adds to output {@code first output + k}. */
    public double value(int leaf, int k) {
        return values[leaf * width + k];
    }

    /** The output the first value of a leaf belongs to. */
    public int output() {
        return output;
    }

    /** Values per leaf. */
    public int width() {
        return width;
    }

    /** Edges on the longest path from the root to a leaf; 0 for a tree of one leaf. */
    public int depth() {
        return depth;
    }

    /** The same tree with one of a leaf's values only, as the only output's. */
    Tree withOutput(int k) {
        double[] one = new double[split.length];
        for (int node = 0; node < one.length; node++) {
            one[node] = values[node * width + k];
        }
        return new Tree(split, right, cover, one, 0, 1, depth);
    }

    /** The same tree with other covers, one per node. */
    Tree withCover(double[] covers) {
        return new Tree(split, right, covers, values, output, width, depth);
    }
}
