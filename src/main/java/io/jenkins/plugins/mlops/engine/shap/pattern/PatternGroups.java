package io.jenkins.plugins.mlops.engine.shap.pattern;

import io.jenkins.plugins.mlops.engine.shap.walk.PathTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides the leaves of a tree into groups that are so close together that few yes-or-no facts about a row decide what all of them
 * contribute: for each distinct feature asked above the group's root whether the row stays on the path, and the answers of the group's nodes.
 */
public final class PatternGroups {
    /** Most facts of a group. */
    static final int FACTS = 8;

    /**
     * Some leaves of a tree: the children of the inner nodes named that are leaves.
     *
     * @param inner inner nodes in ascending order; the first is the root, below which the others are
     */
    record Group(int[] inner) {
        int root() {
            return inner[0];
        }

        boolean has(int node) {
            return Arrays.binarySearch(inner, node) >= 0;
        }
    }

    private static final int[] NONE = {};

    private final PathTree plan;
    private final List<Group> groups = new ArrayList<>();
    private boolean tooMuch;

    private PatternGroups(PathTree plan) {
        this.plan = plan;
    }

    /** The groups, or null when a path asks so much that not even two leaves make a group. */
    static List<Group> of(PathTree plan) {
        if (plan.distinct() > FACTS || plan.tree().leaf(0)) {
            return null;
        }
        PatternGroups all = new PatternGroups(plan);
        all.close(all.gather(0, 0));
        return all.tooMuch ? null : all.groups;
    }

    /** Returns the inner nodes of the group that is still open at a node, null when its leaves are all in closed groups. */
    private int[] gather(int node, int above) {
        if (plan.tree().leaf(node)) {
            return NONE;
        }
        // A feature that is asked again needs a fact for what is above and one for the node.
        tooMuch |= above == FACTS;
        int below = plan.asksFirst(node) ? above + 1 : above;
        int[] a = gather(plan.tree().left(node), below);
        int[] b = gather(plan.tree().right(node), below);
        if (fits(above, a, b)) {
            return join(node, a, b);
        }
        // The larger one is closed, so that the smaller one can still grow. A single leaf always fits, so it is never
        // closed alone.
        boolean closeLeft = b == null || a != null && a.length >= b.length;
        close(closeLeft ? a : b);
        int[] rest = closeLeft ? b : a;
        if (rest == null || fits(above, rest, null)) {
            return rest == null ? null : join(node, rest, null);
        }
        close(rest);
        return null;
    }

    private static boolean fits(int above, int[] a, int[] b) {
        return (a != null || b != null) && above + 1 + (a == null ? 0 : a.length) + (b == null ? 0 : b.length) <= FACTS;
    }

    private static int[] join(int node, int[] a, int[] b) {
        int[] joined = new int[1 + (a == null ? 0 : a.length) + (b == null ? 0 : b.length)];
        joined[0] = node;
        int at = 1;
        for (int[] part : new int[][] {a, b}) {
            if (part != null) {
                System.arraycopy(part, 0, joined, at, part.length);
                at += part.length;
            }
        }
        Arrays.sort(joined);
        return joined;
    }

    private void close(int[] inner) {
        if (inner != null) {
            groups.add(new Group(inner));
        }
    }
}
