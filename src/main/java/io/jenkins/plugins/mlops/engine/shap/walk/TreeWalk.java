package io.jenkins.plugins.mlops.engine.shap.walk;

import java.util.Arrays;

/**
 * Exact path-dependent attributions of one tree for a block of rows: a depth-first walk that carries, for each row and each quadrature node t,
 * the product over the path of {@code z + (o - z) t}, where z is the share of training rows that take the branch and o whether the row does.
 *
 * <p>The attribution of feature i by a leaf v is {@code v (o_i - z_i) * integral over [0, 1] of the other features' factors} (Lundberg et al.,
 * "Consistent individualized feature attribution for tree ensembles", 2018; as an integral: arXiv 2605.04497). The integrand has degree D - 1
 * for D distinct features on the path, so ceil(D/2) Gauss-Legendre nodes integrate it exactly. Because o and z of two siblings add up to those
 * of their parent, an inner node contributes {@code (o - z) * sum over nodes of weight * (near sum - far sum)} in one go. A feature asked again
 * further down replaces its own factor; the quotients this takes have three possible values per node and are worked out before the rows.
 */
public final class TreeWalk {
    /** Quadrature nodes carried at a time; more make further walks, which keeps the working set small. */
    static final int GROUP = 6;

    private static final int PER_NODE = 4;
    private static final int PER_LEVEL = 3;

    private final Level[] levels;
    private final double[][] rootWeights;

    private PathTree plan;
    private int n;
    private int nodes;
    private int k;
    private double[] t;
    private double[][] columns;
    private double[][] phi;
    private int phiFrom;

    /**
     * @param arrays at least {@link #arrays} more
     * @param depth of the deepest tree
     * @param nodes most quadrature nodes
     */
    public TreeWalk(RowArrays arrays, int depth, int nodes) {
        int carried = Math.min(GROUP, nodes);
        rootWeights = arrays.next(carried);
        levels = new Level[depth + 1];
        Arrays.setAll(levels, d -> new Level(arrays, carried));
    }

    /** Arrays of rows needed for a depth and a number of quadrature nodes. */
    public static int arrays(int depth, int nodes) {
        int carried = Math.min(GROUP, nodes);
        return carried + (depth + 1) * (PER_LEVEL + PER_NODE * carried);
    }

    /** Work space of one depth. */
    private static final class Level {
        final double[] e;
        final double[] near;
        final double[] far;
        final double[][] nearWeight;
        final double[][] farWeight;
        final double[][] nearSum;
        final double[][] farSum;
        /**
         * For each row, true if it is still on the path as far as this depth's feature goes: the array of the branch
         * being walked.
         */
        double[] onPath;

        Level(RowArrays arrays, int nodes) {
            e = arrays.next();
            near = arrays.next();
            far = arrays.next();
            nearWeight = arrays.next(nodes);
            farWeight = arrays.next(nodes);
            nearSum = arrays.next(nodes);
            farSum = arrays.next(nodes);
        }
    }

    /**
     * Adds the tree's attributions.
     *
     * @param rows rows of the block
     * @param columns decision columns, filled for the block
     * @param phi receives the sums, one array of rows per slot
     * @param phiFrom where the slots of the tree's first output begin
     * @param slots slots per output
     */
    public void add(
            PathTree plan,
            GaussLegendre quadrature,
            int rows,
            double[][] columns,
            double[][] phi,
            int phiFrom,
            int slots) {
        if (plan.tree.leaf(0)) {
            return;
        }
        this.plan = plan;
        this.n = rows;
        this.columns = columns;
        this.phi = phi;
        for (int first = 0; first < quadrature.nodes().length; first += GROUP) {
            nodes = Math.min(GROUP, quadrature.nodes().length - first);
            t = Arrays.copyOfRange(quadrature.nodes(), first, first + nodes);
            for (int q = 0; q < nodes; q++) {
                Arrays.fill(rootWeights[q], 0, n, quadrature.weights()[first + q]);
            }
            for (k = 0; k < plan.tree.width(); k++) {
                this.phiFrom = phiFrom + k * slots;
                visit(0, 0, rootWeights, levels[0].nearSum);
            }
        }
    }

    /** Walks the subtree of an inner node; {@code weight} comes from above, {@code sum} is what goes back up. */
    private void visit(int node, int depth, double[][] weight, double[][] sum) {
        if (plan.before[node] >= 0) {
            repeated(node, depth, weight, sum);
            return;
        }
        Level level = levels[depth];
        double z = plan.near[node];
        double[] attribution = phi[phiFrom + plan.slot[node]];
        boolean nearIsLeft = plan.nearIsLeft[node];
        double[] column = columns[plan.column[node]];
        TreeLoops.decide(n, column, plan.shift[node], nearIsLeft ? 1 : -1, nearIsLeft ? -z : 1 - z, level.e);
        int near = plan.nearChild(node);
        int far = plan.farChild(node);
        if (plan.tree.leaf(near)) {
            bothLeaves(node, plan.tree.value(near, k), plan.tree.value(far, k), level, weight, sum, attribution);
            return;
        }
        if (plan.askedBelowNear[node]) {
            TreeLoops.decide(n, column, plan.shift[node], nearIsLeft ? 1 : -1, nearIsLeft ? 0 : 1, level.near);
        }
        if (plan.askedBelowFar[node]) {
            TreeLoops.decide(n, column, plan.shift[node], nearIsLeft ? -1 : 1, nearIsLeft ? 1 : 0, level.far);
        }
        boolean farLeaf = plan.tree.leaf(far);
        for (int q = 0; q < nodes; q++) {
            if (farLeaf) {
                TreeLoops.downNear(n, level.e, z, t[q], weight[q], level.nearWeight[q]);
            } else {
                TreeLoops.down(n, level.e, z, t[q], weight[q], level.nearWeight[q], level.farWeight[q]);
            }
        }
        descend(near, far, farLeaf, depth, level);
        for (int q = 0; q < nodes; q++) {
            if (farLeaf) {
                TreeLoops.upLeaf(
                        n, level.e, z, t[q], weight[q], level.nearSum[q], plan.tree.value(far, k), sum[q], attribution);
            } else {
                TreeLoops.up(n, level.e, z, t[q], weight[q], level.nearSum[q], level.farSum[q], sum[q], attribution);
            }
        }
    }

    private void descend(int near, int far, boolean farLeaf, int depth, Level level) {
        level.onPath = level.near;
        visit(near, depth + 1, level.nearWeight, level.nearSum);
        if (!farLeaf) {
            level.onPath = level.far;
            visit(far, depth + 1, level.farWeight, level.farSum);
        }
    }

    private void bothLeaves(
            int node, double near, double far, Level level, double[][] weight, double[][] sum, double[] attribution) {
        double gap = near - far;
        double constant = far + gap * plan.near[node];
        int q = 0;
        for (; q + 3 <= nodes; q += 3) {
            TreeLoops.lines(
                    n, level.e, constant, gap * t[q], gap * t[q + 1], gap * t[q + 2], sum[q], sum[q + 1], sum[q + 2]);
            TreeLoops.addThree(n, level.e, gap, weight[q], weight[q + 1], weight[q + 2], attribution);
        }
        for (; q < nodes; q++) {
            TreeLoops.line(n, level.e, constant, gap * t[q], sum[q]);
            TreeLoops.add(n, level.e, gap, weight[q], attribution);
        }
    }

    /**
     * A node whose feature was asked above. With o the answers so far (1: still on the path) and O those up to the near child, the near child's
     * part of the weight is {@code r}, {@code g0} or {@code g1} for (o, O) = (0, 0), (1, 0), (1, 1), and likewise the feature's own factor.
     */
    private void repeated(int node, int depth, double[][] weight, double[][] sum) {
        Level level = levels[depth];
        double[] o = levels[plan.before[node]].onPath;
        double[] attribution = phi[phiFrom + plan.slot[node]];
        boolean nearIsLeft = plan.nearIsLeft[node];
        TreeLoops.decide(
                n, columns[plan.column[node]], plan.shift[node], nearIsLeft ? 1 : -1, nearIsLeft ? 0 : 1, level.e);
        TreeLoops.multiply(n, o, level.e, level.near);
        int near = plan.nearChild(node);
        int far = plan.farChild(node);
        boolean nearLeaf = plan.tree.leaf(near);
        boolean farLeaf = plan.tree.leaf(far);
        double r = plan.near[node];
        double above = plan.share[node];
        double z = above * r;
        if (!nearLeaf) {
            if (plan.askedBelowFar[node]) {
                TreeLoops.subtract(n, o, level.near, level.far);
            }
            for (int q = 0; q < nodes; q++) {
                double factor = above + (1 - above) * t[q];
                double g0 = z * (1 - t[q]) / factor;
                TreeLoops.downPlane(
                        n, o, level.near, r, g0 - r, t[q] / factor, weight[q], level.nearWeight[q], level.farWeight[q]);
            }
            descend(near, far, farLeaf, depth, level);
        }
        for (int q = 0; q < nodes; q++) {
            double factor = above + (1 - above) * t[q];
            double g0 = z * (1 - t[q]) / factor;
            double g1 = g0 + t[q] / factor;
            double c0 = (-z - (1 - above) * g0) / factor;
            double c1 = (1 - z - (1 - above) * g1) / factor;
            if (nearLeaf) {
                double leaf = plan.tree.value(far, k);
                double gap = plan.tree.value(near, k) - leaf;
                TreeLoops.plane(n, o, level.near, leaf + gap * r, gap * (g0 - r), gap * (g1 - g0), sum[q]);
                TreeLoops.addPlane(n, o, level.near, gap * c0, gap * (c1 - c0), weight[q], attribution);
                continue;
            }
            if (farLeaf) {
                TreeLoops.joinPlaneLeaf(
                        n, o, level.near, r, g0 - r, g1 - g0, level.nearSum[q], plan.tree.value(far, k), sum[q]);
            } else {
                TreeLoops.joinPlane(n, o, level.near, r, g0 - r, g1 - g0, level.nearSum[q], level.farSum[q], sum[q]);
            }
            TreeLoops.addPlane(n, o, level.near, c0, c1 - c0, weight[q], level.nearSum[q], attribution);
        }
    }
}
