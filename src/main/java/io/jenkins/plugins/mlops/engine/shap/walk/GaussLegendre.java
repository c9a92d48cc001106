package io.jenkins.plugins.mlops.engine.shap.walk;

/**
 * Gauss-Legendre quadrature on [0, 1]: with n nodes, exact for polynomials up to degree 2n - 1. Nodes are the roots of the Legendre polynomial
 * P_n, found by Newton's method from Chebyshev-like starting points (Press et al., Numerical Recipes, section 4.6).
 *
 * @param nodes in (0, 1)
 * @param weights positive, adding up to 1
 */
public record GaussLegendre(double[] nodes, double[] weights) {
    public static GaussLegendre of(int n) {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < 100; step++) {
                double before = 0;
                double value = 1;
                for (int k = 1; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (before - x * value) / (1 - x * x);
                double move = value / slope;
                x -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            nodes[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(nodes, weights);
    }
}
