package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks for trees that lead back to themselves, in operators that a runtime is going to run: walking down such a tree need never end. A node with
 * two parents does no harm there; converters write such trees for sets of categories.
 */
final class TreeCycles {
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    private final OnnxNode node;
    private final long[] trueIds;
    private final long[] falseIds;

    private TreeCycles(OnnxNode node) {
        this.node = node;
        this.trueIds = node.integers("nodes_truenodeids");
        this.falseIds = node.integers("nodes_falsenodeids");
    }

    /** Refuses an operator of trees that has a cycle or a child that is not there; has nothing to say of other operators. */
    static void refuse(OnnxNode node) throws ModelFormatException {
        if (node.operator().equals("TreeEnsembleClassifier") || node.operator().equals("TreeEnsembleRegressor")) {
            new TreeCycles(node).numbered();
        } else if (node.operator().equals("TreeEnsemble")) {
            new TreeCycles(node).indexed();
        }
    }

    /** Versions 1 and 3: children are ids within the tree. */
    private void numbered() throws ModelFormatException {
        long[] trees = node.integers("nodes_treeids");
        long[] ids = node.integers("nodes_nodeids");
        int count = trees.length;
        if (ids.length != count
                || trueIds.length != count
                || falseIds.length != count
                || node.texts("nodes_modes").size() != count) {
            throw node.problem("has lists of nodes of different length, expected " + count + " entries in each");
        }
        Map<Long, Map<Long, Integer>> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            places.computeIfAbsent(trees[i], t -> new HashMap<>()).put(ids[i], i);
        }
        int[][] children = new int[count][];
        for (int i = 0; i < count; i++) {
            if (!node.texts("nodes_modes").get(i).equals("LEAF")) {
                Map<Long, Integer> tree = places.get(trees[i]);
                children[i] = new int[] {place(tree.get(trueIds[i]), i), place(tree.get(falseIds[i]), i)};
            }
        }
        walk(children);
    }

    private int place(Integer found, int parent) throws ModelFormatException {
        if (found == null) {
            throw node.problem("has a node (" + parent + ") with a child that does not exist");
        }
        return found;
    }

    /** Version 5: children are positions in the lists of nodes, or of leaves. */
    private void indexed() throws ModelFormatException {
        long[] trueLeafs = node.integers("nodes_trueleafs");
        long[] falseLeafs = node.integers("nodes_falseleafs");
        int count = trueIds.length;
        if (falseIds.length != count || trueLeafs.length != count || falseLeafs.length != count) {
            throw node.problem("has lists of nodes of different length, expected " + count + " entries in each");
        }
        int[][] children = new int[count][];
        for (int i = 0; i < count; i++) {
            int left = trueLeafs[i] != 0 ? -1 : inside(trueIds[i], i);
            children[i] = new int[] {left, falseLeafs[i] != 0 ? -1 : inside(falseIds[i], i)};
            if (trueLeafs[i] != 0 && falseLeafs[i] != 0 && trueIds[i] == falseIds[i]) {
                children[i] = null; // how a tree of one leaf is written
            }
        }
        walk(children);
    }

    private int inside(long child, int parent) throws ModelFormatException {
        if (child < 0 || child >= trueIds.length) {
            throw node.problem("has a node (" + parent + ") with a child that does not exist");
        }
        return (int) child;
    }

    private void walk(int[][] children) throws ModelFormatException {
        byte[] state = new byte[children.length];
        int[] path = new int[children.length];
        for (int root = 0; root < children.length; root++) {
            int depth = 0;
            int next = state[root] == 0 ? root : -1;
            while (next >= 0 || depth > 0) {
                if (next >= 0) {
                    state[next] = OPEN;
                    path[depth++] = next;
                }
                int at = path[depth - 1];
                next = unseen(children[at], state);
                if (next < 0) {
                    state[at] = DONE;
                    depth--;
                }
            }
        }
    }

    private int unseen(int[] children, byte[] state) throws ModelFormatException {
        if (children != null) {
            for (int child : children) {
                if (child >= 0 && state[child] == OPEN) {
                    throw node.problem("has a tree that leads back to its node " + child);
                }
                if (child >= 0 && state[child] == 0) {
                    return child;
                }
            }
        }
        return -1;
    }
}
