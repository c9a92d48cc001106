package io.jenkins.plugins.mlops.engine.shap.block;

/** Sums over one block, worked out by the thread that made the block. */
public final class BlockTotals {
    final double[][] absolute;
    final double[][] signed;
    final double[][] squaredErrors;
    /** Rows with attributions. */
    long rows;

    private int filled;
    long worstRow;
    double worstError;

    BlockTotals(int outputs, int features) {
        absolute = new double[outputs][features];
        signed = new double[outputs][features];
        squaredErrors = new double[outputs][features];
    }

    void measure(AttributionBlock block, BlockExplainer explainer, double[] scratch) {
        double[][] phi = explainer.phi();
        double[][] errors = explainer.squaredErrors();
        filled = block.rows();
        rows = explained(block);
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
                squaredErrors[k][f] = errors == null ? 0 : sum(errors[k * features + f]);
            }
            for (int r = 0; r < block.rows(); r++) {
                if (!block.explained(r)) {
                    continue;
                }
                double margin = block.margin(r, k);
                double error = Math.abs(scratch[r] - margin) / Math.max(1, Math.abs(margin));
                if (!(error <= worstError)) {
                    worstError = error == error ? error : Double.POSITIVE_INFINITY;
                    worstRow = block.firstRow() + r;
                }
            }
        }
    }

    private static long explained(AttributionBlock block) {
        long count = 0;
        for (int r = 0; r < block.rows(); r++) {
            count += block.explained(r) ? 1 : 0;
        }
        return count;
    }

    private double sum(double[] column) {
        double sum = 0;
        for (int r = 0; r < filled; r++) {
            sum += column[r];
        }
        return sum;
    }

    private void sum(int k, int f, double[] column, double[] total) {
        double plus = 0;
        double all = 0;
        for (int r = 0; r < filled; r++) {
            double value = column[r];
            plus += Math.abs(value);
            all += value;
            total[r] += value;
        }
        absolute[k][f] = plus;
        signed[k][f] = all;
    }
}
