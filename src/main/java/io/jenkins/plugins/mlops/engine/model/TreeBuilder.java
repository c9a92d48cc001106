package io.jenkins.plugins.mlops.engine.model;

import java.util.Arrays;

/**
 * Turns the nodes of a file into a {@link Tree} and refuses whatever is not one: a child outside the file, a node with two parents (so also a
 * cycle), a path that is too long, a threshold or a leaf value that is not a number, a negative cover. Nodes that cannot be reached from the
 * root (pruned ones that a library leaves in its file) are dropped.
 */
public final class TreeBuilder {
    private final SplitTable splits;
    private final int features;
    private final String name;

    private int[] split = new int[16];
    private int[] right = new int[16];
    private double[] cover = new double[16];
    private double[] values;
    private int count;

    private TreeBuilder(SplitTable splits, int features, String name, int width) {
        this.splits = splits;
        this.features = features;
        this.name = name;
        this.values = new double[16 * width];
    }

    /**
     * Checks and copies one tree.
     *
     * @param raw the nodes as read
     * @param splits receives the tree's questions
     * @param features number of features of the model
     * @param output the output a leaf's first value belongs to
     * @param width values per leaf
     * @param name how a message calls the tree, for example {@code tree 12}
     */
    public static Tree build(RawTree raw, SplitTable splits, int features, int output, int width, String name)
            throws ModelFormatException {
        return new TreeBuilder(splits, features, name, width).run(raw, output, width);
    }

    private Tree run(RawTree raw, int output, int width) throws ModelFormatException {
        if (raw.nodes() < 1) {
            throw problem("has no nodes");
        }
        boolean[] seen = new boolean[raw.nodes()];
        // Depth first with a stack of right children still to visit: node, its parent's new number, its depth.
        int[] pending = new int[3 * 16];
        int top = 0;
        int node = 0;
        int depth = 0;
        int deepest = 0;
        while (true) {
            if (seen[node]) {
                throw problem("node " + node + " is reached twice (a cycle or a shared child)");
            }
            seen[node] = true;
            deepest = Math.max(deepest, depth);
            if (depth > Limits.DEPTH) {
                throw problem("is deeper than " + Limits.DEPTH + " levels");
            }
            int number = add(raw, node, width);
            if (!raw.leaf(node)) {
                depth++;
                if (top + 3 > pending.length) {
                    pending = Arrays.copyOf(pending, pending.length * 2);
                }
                pending[top++] = child(raw, node, raw.right(node));
                pending[top++] = number;
                pending[top++] = depth;
                node = child(raw, node, raw.left(node));
                continue;
            }
            if (top == 0) {
                break;
            }
            depth = pending[--top];
            right[pending[--top]] = count;
            node = pending[--top];
        }
        return new Tree(
                Arrays.copyOf(split, count),
                Arrays.copyOf(right, count),
                Arrays.copyOf(cover, count),
                Arrays.copyOf(values, count * width),
                output,
                width,
                deepest);
    }

    private int add(RawTree raw, int node, int width) throws ModelFormatException {
        if (count == split.length) {
            split = Arrays.copyOf(split, count * 2);
            right = Arrays.copyOf(right, count * 2);
            cover = Arrays.copyOf(cover, count * 2);
            values = Arrays.copyOf(values, count * 2 * width);
        }
        cover[count] = raw.cover(node);
        if (cover[count] < 0 || Double.isInfinite(cover[count])) {
            throw problem("node " + node + " has the cover " + cover[count] + ", expected a number from 0");
        }
        split[count] = -1;
        right[count] = -1;
        if (raw.leaf(node)) {
            for (int k = 0; k < width; k++) {
                double value = raw.value(node, k);
                if (!Double.isFinite(value)) {
                    throw problem("leaf " + node + " has the value " + value + ", expected a finite number");
                }
                values[count * width + k] = value;
            }
        } else {
            Split question = raw.split(node);
            if (question.feature() < 0 || question.feature() >= features) {
                throw problem("node " + node + " asks feature " + question.feature() + ", the model has " + features
                        + " features");
            }
            if (question instanceof NumericSplit numeric && Double.isNaN(numeric.threshold())) {
                throw problem("node " + node + " has a threshold that is not a number");
            }
            split[count] = splits.number(question);
        }
        return count++;
    }

    private int child(RawTree raw, int node, int child) throws ModelFormatException {
        if (child < 0 || child >= raw.nodes()) {
            throw problem("node " + node + " has the child " + child + ", the tree has " + raw.nodes() + " nodes");
        }
        return child;
    }

    private ModelFormatException problem(String what) {
        return new ModelFormatException(name + " " + what);
    }
}
