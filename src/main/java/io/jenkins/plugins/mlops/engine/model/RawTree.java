package io.jenkins.plugins.mlops.engine.model;

/** A tree as a file gives it: nodes in any order, nothing checked yet. Node 0 is the root. */
public interface RawTree {
    /** Number of nodes. */
    int nodes();

    boolean leaf(int node);

    /** Child that the split's {@code left} answer leads to; may be any number. */
    int left(int node);

    int right(int node);

    /** The question of an inner node. */
    Split split(int node) throws ModelFormatException;

    /** Weight of the rows that passed the node; NaN when not known. */
    double cover(int node);

    /** Returns the value that a leaf adds to the k-th of its outputs. */
    double value(int node, int k);
}
