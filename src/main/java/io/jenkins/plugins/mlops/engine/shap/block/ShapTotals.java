package io.jenkins.plugins.mlops.engine.shap.block;

import java.util.List;

/** Sums over the blocks seen so far. Blocks come in the order of the rows, so the same rows give the same sums with any number of threads. */
public final class ShapTotals {
    private final double[][] absolute;
    private final double[][] signed;
    private final double[][] squaredErrors;
    private long rows;
    private long worstRow = -1;
    private double worstError = -1;

    ShapTotals(int outputs, int features) {
        absolute = new double[outputs][features];
        signed = new double[outputs][features];
        squaredErrors = new double[outputs][features];
    }

    void add(BlockTotals block) {
        for (int k = 0; k < absolute.length; k++) {
            for (int f = 0; f < absolute[k].length; f++) {
                absolute[k][f] += block.absolute[k][f];
                signed[k][f] += block.signed[k][f];
                squaredErrors[k][f] += block.squaredErrors[k][f];
            }
        }
        rows += block.rows;
        if (block.worstError > worstError) {
            worstError = block.worstError;
            worstRow = block.worstRow;
        }
    }

    ShapSummary summary(double[] base, ShapMethod method, List<String> notes) {
        for (int k = 0; k < absolute.length; k++) {
            for (int f = 0; f < absolute[k].length; f++) {
                absolute[k][f] /= Math.max(1, rows);
                signed[k][f] /= Math.max(1, rows);
                squaredErrors[k][f] = Math.sqrt(squaredErrors[k][f] / Math.max(1, rows));
            }
        }
        return new ShapSummary(
                rows,
                base.clone(),
                new ShapSummary.Means(absolute, signed, squaredErrors),
                new ShapSummary.Worst(worstRow, Math.max(0, worstError)),
                method,
                notes);
    }
}
