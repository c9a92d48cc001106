package io.jenkins.plugins.mlops.engine.shap.walk;

/**
 * The inner loops over the rows of a block. Each is written so that the virtual machine's compiler turns it into vector instructions: one plain
 * index, no branch, all loads before all stores, and no more than seven array accesses (with eight, its size estimate before the bounds checks
 * are gone keeps it from trying). Math.fma is avoided: without hardware support it is slower by orders of magnitude.
 */
public final class TreeLoops {
    /** Adding and subtracting this rounds a number in (0, 1) to 0 or 1. */
    private static final double ROUND = 0x1.8p52;

    private TreeLoops() {}

    /** E = sign * decision + offset. */
    static void decide(int n, double[] column, double shift, double sign, double offset, double[] e) {
        for (int i = 0; i < n; i++) {
            e[i] = sign * (((column[i] + shift) + ROUND) - ROUND) + offset;
        }
    }

    /** out = a * decision-like b. */
    static void multiply(int n, double[] a, double[] b, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] * b[i];
        }
    }

    static void subtract(int n, double[] a, double[] b, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] - b[i];
        }
    }

    /** out = c - a. */
    static void subtractFrom(int n, double c, double[] a, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = c - a[i];
        }
    }

    /** The weight of the path splits between the children: near gets the part z + e t. */
    static void down(int n, double[] e, double z, double t, double[] a, double[] near, double[] far) {
        for (int i = 0; i < n; i++) {
            double weight = a[i];
            double part = weight * (z + t * e[i]);
            near[i] = part;
            far[i] = weight - part;
        }
    }

    /** As {@link #down} where only the near child needs its weight. */
    static void downNear(int n, double[] e, double z, double t, double[] a, double[] near) {
        for (int i = 0; i < n; i++) {
            near[i] = a[i] * (z + t * e[i]);
        }
    }

    /** Joins the children's sums and adds to the feature's attribution. */
    static void up(
            int n,
            double[] e,
            double z,
            double t,
            double[] a,
            double[] near,
            double[] far,
            double[] sum,
            double[] phi) {
        for (int i = 0; i < n; i++) {
            double o = e[i];
            double low = far[i];
            double gap = near[i] - low;
            double more = phi[i] + o * a[i] * gap;
            sum[i] = low + (z + t * o) * gap;
            phi[i] = more;
        }
    }

    /** As {@link #up} where the far child is a leaf. */
    static void upLeaf(
            int n, double[] e, double z, double t, double[] a, double[] near, double leaf, double[] sum, double[] phi) {
        for (int i = 0; i < n; i++) {
            double o = e[i];
            double gap = near[i] - leaf;
            double more = phi[i] + o * a[i] * gap;
            sum[i] = leaf + (z + t * o) * gap;
            phi[i] = more;
        }
    }

    /** sum = c + b e. */
    static void line(int n, double[] e, double c, double b, double[] sum) {
        for (int i = 0; i < n; i++) {
            sum[i] = c + b * e[i];
        }
    }

    /** Three lines at once. */
    static void lines(
            int n, double[] e, double c, double b0, double b1, double b2, double[] sum0, double[] sum1, double[] sum2) {
        for (int i = 0; i < n; i++) {
            double o = e[i];
            sum0[i] = c + b0 * o;
            sum1[i] = c + b1 * o;
            sum2[i] = c + b2 * o;
        }
    }

    /** phi += f e a. */
    static void add(int n, double[] e, double f, double[] a, double[] phi) {
        for (int i = 0; i < n; i++) {
            phi[i] += f * e[i] * a[i];
        }
    }

    /** phi += f e (a0 + a1 + a2). */
    static void addThree(int n, double[] e, double f, double[] a0, double[] a1, double[] a2, double[] phi) {
        for (int i = 0; i < n; i++) {
            phi[i] += f * e[i] * (a0[i] + a1[i] + a2[i]);
        }
    }

    /** sum = c + p o + b q: a line in two decisions. */
    static void plane(int n, double[] o, double[] q, double c, double p, double b, double[] sum) {
        for (int i = 0; i < n; i++) {
            sum[i] = c + p * o[i] + b * q[i];
        }
    }

    /** phi += a (p o + b q). */
    static void addPlane(int n, double[] o, double[] q, double p, double b, double[] a, double[] phi) {
        for (int i = 0; i < n; i++) {
            phi[i] += a[i] * (p * o[i] + b * q[i]);
        }
    }

    /** phi += a gap (p o + b q). */
    static void addPlane(int n, double[] o, double[] q, double p, double b, double[] a, double[] gap, double[] phi) {
        for (int i = 0; i < n; i++) {
            phi[i] += a[i] * gap[i] * (p * o[i] + b * q[i]);
        }
    }

    /** near = a g, far = a - near with g = c + p o + b q. */
    static void downPlane(
            int n, double[] o, double[] q, double c, double p, double b, double[] a, double[] near, double[] far) {
        for (int i = 0; i < n; i++) {
            double weight = a[i];
            double part = weight * (c + p * o[i] + b * q[i]);
            near[i] = part;
            far[i] = weight - part;
        }
    }

    /** near becomes near - far, sum = far + g (near - far). */
    static void joinPlane(
            int n, double[] o, double[] q, double c, double p, double b, double[] near, double[] far, double[] sum) {
        for (int i = 0; i < n; i++) {
            double low = far[i];
            double gap = near[i] - low;
            double g = c + p * o[i] + b * q[i];
            near[i] = gap;
            sum[i] = low + g * gap;
        }
    }

    /** As {@link #joinPlane} where the far child is a leaf. */
    static void joinPlaneLeaf(
            int n, double[] o, double[] q, double c, double p, double b, double[] near, double leaf, double[] sum) {
        for (int i = 0; i < n; i++) {
            double gap = near[i] - leaf;
            double g = c + p * o[i] + b * q[i];
            near[i] = gap;
            sum[i] = leaf + g * gap;
        }
    }
}
