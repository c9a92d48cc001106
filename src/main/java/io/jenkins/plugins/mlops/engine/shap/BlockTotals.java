package io.jenkins.plugins.mlops.engine.shap;

/** Sums over one block, worked out by the thread that made the block. */
final class BlockTotals {
    final double[][] absolute;
    final double[][] signed;
    long rows;
    long worstRow;
    double worstError;

    BlockTotals(int outputs, int features) {
        absolute = new double[outputs][features];
        signed = new double[outputs][features];
    }

    void measure(AttributionBlock block, double[][] phi, double[] scratch) {
        rows = block.rows();
        worstRow = -1;
        worstError = -1;
        int features = block.features();
        for (int k = 0; k < block.outputs(); k++) {
            java.util.Arrays.fill(scratch, 0, block.rows(), block.base(k));
            for (int f = 0; f < features; f++) {
                double[] column = phi[k * features + f];
                absolute[k][f] = 0;
                signed[k][f] = 0;
                if (column != null) {
                    sum(k, f, column, scratch);
                }
            }
            for (int r = 0; r < block.rows(); r++) {
                double margin = block.margin(r, k);
                double error = Math.abs(scratch[r] - margin) / Math.max(1, Math.abs(margin));
                if (!(error <= worstError)) {
                    worstError = error == error ? error : Double.POSITIVE_INFINITY;
                    worstRow = block.firstRow() + r;
                }
            }
        }
    }

    private void sum(int k, int f, double[] column, double[] total) {
        double plus = 0;
        double all = 0;
        for (int r = 0; r < rows; r++) {
            double value = column[r];
            plus += Math.abs(value);
            all += value;
            total[r] += value;
        }
        absolute[k][f] = plus;
        signed[k][f] = all;
    }
}
